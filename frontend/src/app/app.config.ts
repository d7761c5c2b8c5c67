import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import { ApplicationConfig, inject, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  provideRouter,
  Router,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { csrfHeader } from './api/csrf';
import { routes } from './app.routes';
import { PageTitles } from './page-titles';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withFetch(), withInterceptors([csrfHeader])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      // A chunk that cannot be fetched (cut connection, new release): say so instead of standing still.
      withNavigationErrorHandler(() => {
        void inject(Router).navigateByUrl('/loi', { skipLocationChange: true });
      }),
    ),
    { provide: TitleStrategy, useExisting: PageTitles },
  ],
};
