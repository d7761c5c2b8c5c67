import net, { AddressInfo, Socket } from 'node:net';

/** How far a message has come: named, whole but unanswered, answered. */
export type MailStep = 'recipient' | 'received' | 'answered';

/** A mail server of the test's own, so that it can say at which step of a message something shall happen. */
export class MailServer {
  /** Every message taken whole, by its Message-ID, each as often as it came. */
  readonly mails = new Map<string, string[]>();
  onStep: (step: MailStep) => void = () => undefined;
  private readonly server = net.createServer((socket) => this.converse(socket));
  private readonly sockets = new Set<Socket>();

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private converse(socket: Socket): void {
    let waiting = '';
    let inMessage = false;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    // The sender is killed in the middle of sentences.
    socket.on('error', () => socket.destroy());
    socket.write('220 sink\r\n');
    socket.on('data', (bytes) => {
      waiting += bytes.toString('latin1');
      for (;;) {
        const end = waiting.indexOf(inMessage ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const text = waiting.slice(0, end);
        waiting = waiting.slice(end + (inMessage ? 5 : 2));
        if (inMessage) {
          inMessage = false;
          this.take(text);
          this.onStep('received');
          socket.write('250 taken\r\n', () => this.onStep('answered'));
        } else {
          if (/^RCPT/i.test(text)) this.onStep('recipient');
          inMessage = /^DATA/i.test(text);
          socket.write(inMessage ? '354 go on\r\n' : /^QUIT/i.test(text) ? '221 bye\r\n' : '250 sink\r\n');
        }
      }
    });
  }

  private take(text: string): void {
    const id = /^Message-Id: <([^@]+)@/im.exec(text)![1];
    this.mails.set(id, [...(this.mails.get(id) ?? []), text]);
  }
}
