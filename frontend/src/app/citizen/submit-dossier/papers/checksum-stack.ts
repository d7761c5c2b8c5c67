import { DefaultHttpStack, HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';

/** The server asks for a new sign-in. Given as an answer, tus would forget where the upload stands and begin anew. */
export class SessionEnded extends Error {}

/** The server can't say now where the upload stands. Given as an answer, tus would begin anew here too. */
class NotNow extends Error {}

/** What a server says of an upload that it doesn't have, or no longer. */
const gone = [404, 410];

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
      const answer = await send(body);
      const status = answer.getStatus();
      if (status === 401) throw new SessionEnded();
      if (method === 'HEAD' && status >= 400 && !gone.includes(status)) throw new NotNow();
      return answer;
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
