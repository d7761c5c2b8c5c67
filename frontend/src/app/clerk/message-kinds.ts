import { feedbackStatuses } from '../dossier/feedback-labels';

const kinds: Record<string, string> = {
  dossierSubmitted: $localize`:@@message.dossierSubmitted:Báo đã nhận hồ sơ`,
  dossierAccepted: $localize`:@@message.dossierAccepted:Báo tiếp nhận và ngày hẹn`,
  dossierRefused: $localize`:@@message.dossierRefused:Báo không tiếp nhận hồ sơ`,
  supplementRequested: $localize`:@@message.supplementRequested:Yêu cầu bổ sung hồ sơ`,
  supplementEnding: $localize`:@@message.supplementEnding:Báo sắp hết hạn bổ sung`,
  obligationRequired: $localize`:@@message.obligationRequired:Báo nghĩa vụ tài chính`,
  dossierStopped: $localize`:@@message.dossierStopped:Báo dừng giải quyết`,
  withdrawalDeclined: $localize`:@@message.withdrawalDeclined:Báo không đồng ý cho rút hồ sơ`,
  resultReady: $localize`:@@message.resultReady:Báo có kết quả`,
  apologyMade: $localize`:@@message.apologyMade:Xin lỗi và hẹn lại ngày trả`,
  handOverRinging: $localize`:@@message.handOverRinging:Nhắc cán bộ nhận hồ sơ`,
  dueSoon: $localize`:@@message.dueSoon:Báo cán bộ hồ sơ sắp đến hạn`,
  appointmentSlipSigned: $localize`:@@message.slipSigned:Giấy hẹn đã ký`,
  supplementRequestSigned: $localize`:@@message.supplementSigned:Phiếu yêu cầu bổ sung đã ký`,
  refusalSigned: $localize`:@@message.refusalSigned:Phiếu từ chối đã ký`,
  apologyLetterSigned: $localize`:@@message.apologySigned:Phiếu xin lỗi đã ký`,
  resultSigned: $localize`:@@message.resultSigned:Kết quả đã ký và đóng dấu`,
  stopNoticeSigned: $localize`:@@message.stopSigned:Thông báo dừng đã ký`,
  accountEmailProof: $localize`:@@message.accountEmailProof:Thư xác nhận địa chỉ của tài khoản`,
  accountPasswordReset: $localize`:@@message.accountPasswordReset:Thư đặt lại mật khẩu`,
  accountAlreadyRegistered: $localize`:@@message.accountAlreadyRegistered:Báo địa chỉ đã có tài khoản`,
  accountPasswordChanged: $localize`:@@message.accountPasswordChanged:Báo mật khẩu đã thay đổi`,
  accountEnding: $localize`:@@message.accountEnding:Báo tài khoản đã đóng sắp bị xóa`,
  feedbackReceived: $localize`:@@message.feedbackReceived:Báo đã nhận phản ánh, kiến nghị`,
  feedbackMoved: $localize`:@@message.feedbackMoved:Báo phản ánh, kiến nghị có thay đổi`,
  officeWrote: $localize`:@@message.officeWrote:Báo có hỏi đáp trong hồ sơ`,
  erasureComing: $localize`:@@message.erasureComing:Báo hồ sơ sắp hết thời hạn lưu trữ`,
  draftEnding: $localize`:@@message.draftEnding:Báo hồ sơ đang soạn sắp bị xóa`,
  dataRequestAcknowledged: $localize`:@@message.dataRequestAcknowledged:Báo đã tiếp nhận yêu cầu về dữ liệu`,
  dataRequestExtended: $localize`:@@message.dataRequestExtended:Báo gia hạn yêu cầu về dữ liệu`,
  dataRequestAnswered: $localize`:@@message.dataRequestAnswered:Báo đã trả lời yêu cầu về dữ liệu`,
  dataRequestRefused: $localize`:@@message.dataRequestRefused:Báo từ chối yêu cầu về dữ liệu`,
  dataRequestEnding: $localize`:@@message.dataRequestEnding:Báo yêu cầu về dữ liệu sắp bị xóa`,
  profileEnding: $localize`:@@message.profileEnding:Báo thông tin cá nhân sắp bị xóa`,
  feedbackEnding: $localize`:@@message.feedbackEnding:Báo phản ánh, kiến nghị sắp bị xóa`,
  templateTest: $localize`:@@message.templateTest:Thư thử mẫu thông báo`,
  certificateEnding: $localize`:@@message.certificateEnding:Báo chứng thư số sắp hết hạn`,
  paymentDue: $localize`:@@message.paymentDue:Báo có phí, lệ phí phải nộp`,
  paymentReceived: $localize`:@@message.paymentReceived:Báo đã nhận thanh toán`,
  parcelSent: $localize`:@@message.parcelSent:Báo kết quả đã gửi đi`,
  parcelTurnedBack: $localize`:@@message.parcelTurnedBack:Báo bưu điện chưa phát được`,
  parcelRefused: $localize`:@@message.parcelRefused:Báo bưu điện không nhận gửi`,
  resultAtCounter: $localize`:@@message.resultAtCounter:Báo kết quả đã về quầy`,
  unusualLooks: $localize`:@@message.unusualLooks:Báo lượt xem hồ sơ bất thường`,
};

/**
 * What a message is about, for a reflection with what was done (`feedbackMoved.refused`); a kind of a later release shows in
 * general.
 */
export function messageKindText(kind: string): string {
  const [name = kind, done] = kind.split('.');
  const text = kinds[name] ?? $localize`:@@message.other:Thông báo về hồ sơ`;
  const status = Object.entries(feedbackStatuses).find(([key]) => key === done)?.[1];
  return status ? `${text} (${status})` : text;
}
