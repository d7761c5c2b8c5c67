import { DefaultHttpStack, HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';

/** Sends each piece with its SHA-256 (tus checksum extension), so that the server refuses a piece bent on the way. */
export class ChecksumStack implements HttpStack {
  private readonly stack = new DefaultHttpStack({});

  createRequest(method: string, url: string): HttpRequest {
    const request = this.stack.createRequest(method, url);
    const send = request.send.bind(request);
    request.send = async (body: unknown): Promise<HttpResponse> => {
      if (method === 'PATCH' && body instanceof Blob && globalThis.crypto?.subtle) {
        request.setHeader('Upload-Checksum', `sha256 ${await sha256(body)}`);
      }
      return send(body);
    };
    return request;
  }

  getName(): string {
    return 'ChecksumStack';
  }
}

async function sha256(piece: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await piece.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
