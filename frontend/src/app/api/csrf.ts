import { HttpInterceptorFn } from '@angular/common/http';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every unsafe call to our own server carries the anti-forgery header; another site cannot set it. */
export const csrfHeader: HttpInterceptorFn = (request, next) =>
  next(safe.has(request.method) ? request : request.clone({ setHeaders: { 'X-CSRF': '1' } }));
