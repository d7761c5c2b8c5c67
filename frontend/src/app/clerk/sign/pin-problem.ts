import { WrongPinError } from '../keys/pin';
import { PinBlockedError } from './signing-keys';

/** The words for a PIN that was not taken; undefined when the error is about something else. */
export function pinProblem(error: unknown): string | undefined {
  if (error instanceof WrongPinError) return $localize`:@@pin.wrong:Mã PIN không đúng.`;
  if (!(error instanceof PinBlockedError)) return undefined;
  const seconds = Math.max(1, Math.ceil((error.until - Date.now()) / 1000));
  return $localize`:@@pin.blocked:Sai mã PIN nhiều lần. Hãy chờ ${seconds}:seconds: giây rồi thử lại.`;
}
