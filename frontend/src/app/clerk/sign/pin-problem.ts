import { WrongPinError } from '../keys/pin';
import { AgentError } from '../keys/token-agent';
import { PinBlockedError } from './signing-keys';

/** The words for a PIN that was not taken; undefined when the error is about something else. */
export function pinProblem(error: unknown): string | undefined {
  if (error instanceof WrongPinError) return $localize`:@@pin.wrong:Mã PIN không đúng.`;
  if (error instanceof AgentError) return tokenPinProblem(error);
  if (!(error instanceof PinBlockedError)) return undefined;
  const seconds = Math.max(1, Math.ceil((error.until - Date.now()) / 1000));
  return $localize`:@@pin.blocked:Sai mã PIN nhiều lần. Hãy chờ ${seconds}:seconds: giây rồi thử lại.`;
}

/** The token locks itself for good after some wrong PINs; the agent stops before the last one. */
function tokenPinProblem({ code, triesLeft, retryAt }: AgentError): string | undefined {
  switch (code) {
    case 'agent.pin-wrong':
      return $localize`:@@pin.token.wrong:Mã PIN của token không đúng. Còn ${triesLeft ?? 0}:tries: lần thử.`;
    case 'agent.pin-wait': {
      const minutes = Math.max(1, Math.ceil((Date.parse(retryAt ?? '') - Date.now()) / 60_000)) || 15;
      return $localize`:@@pin.token.wait:Đã thử sai mã PIN 3 lần. Hãy chờ ${minutes}:minutes: phút rồi thử lại, để token không bị khóa.`;
    }
    case 'agent.pin-locked':
      return $localize`:@@pin.token.locked:Mã PIN của token đã bị khóa hoặc chỉ còn một lần thử. Hãy mở khóa bằng phần mềm của nhà cung cấp token.`;
    default:
      return undefined;
  }
}
