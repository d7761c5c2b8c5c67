import { AttemptState, FeeKind, PaymentStage, PaymentStatus } from '../api/payment-types';
import './payment-problem-texts';
import { Tone } from '../ui/notice/notice';

export const feeKindLabels: Record<FeeKind, string> = {
  serviceFee: $localize`:@@fee.kind.serviceFee:Phí`,
  charge: $localize`:@@fee.kind.charge:Lệ phí`,
};

/** When it is to be paid, at the latest. */
export const stageLabels: Record<PaymentStage, string> = {
  receipt: $localize`:@@fee.stage.receipt:Nộp trước khi hồ sơ được tiếp nhận`,
  supplement: $localize`:@@fee.stage.supplement:Nộp khi bổ sung hồ sơ`,
  return: $localize`:@@fee.stage.return:Nộp trước khi nhận kết quả`,
};

export const paymentLabels: Record<PaymentStatus, string> = {
  free: $localize`:@@payment.free:Không phải nộp`,
  awaitsCount: $localize`:@@payment.awaitsCount:Chờ cơ quan tính`,
  claimUndecided: $localize`:@@payment.claimUndecided:Đang xét miễn`,
  open: $localize`:@@payment.open:Chưa nộp`,
  settled: $localize`:@@payment.settled:Đã nộp`,
  refunded: $localize`:@@payment.refunded:Đã hoàn trả`,
};

export const paymentTones: Record<PaymentStatus, Tone | 'plain'> = {
  free: 'good',
  awaitsCount: 'warn',
  claimUndecided: 'warn',
  open: 'warn',
  settled: 'good',
  refunded: 'info',
};

export const attemptLabels: Record<AttemptState, string> = {
  open: $localize`:@@attempt.open:Đang chờ`,
  failed: $localize`:@@attempt.failed:Không thành công`,
  expired: $localize`:@@attempt.expired:Hết hạn, chưa có kết quả`,
  held: $localize`:@@attempt.held:Cổng thanh toán đang tạm giữ`,
  paid: $localize`:@@attempt.paid:Đã thanh toán`,
  surplus: $localize`:@@attempt.surplus:Thừa, sẽ hoàn trả`,
  refunding: $localize`:@@attempt.refunding:Đang hoàn trả`,
  refunded: $localize`:@@attempt.refunded:Đã hoàn trả`,
  reversed: $localize`:@@attempt.reversed:Cổng thanh toán đã thu hồi`,
};

const ways: Record<string, string> = {
  vnpay: $localize`:@@way.vnpay:VNPAY (thẻ, tài khoản ngân hàng, ví)`,
  'national-platform': $localize`:@@way.national:Nền tảng thanh toán quốc gia`,
  transfer: $localize`:@@way.transfer:Chuyển khoản`,
  cash: $localize`:@@way.cash:Tiền mặt tại quầy`,
};

/** What a way to pay is called; one that is new to the portal by its own name. */
export function wayLabel(way: string): string {
  return ways[way] ?? way;
}
