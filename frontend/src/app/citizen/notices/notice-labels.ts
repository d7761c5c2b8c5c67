const kinds: Record<string, string> = {
  dossierSubmitted: $localize`:@@notice.dossierSubmitted:Đã nhận hồ sơ`,
  dossierAccepted: $localize`:@@notice.dossierAccepted:Hồ sơ đã được tiếp nhận`,
  dossierRefused: $localize`:@@notice.dossierRefused:Hồ sơ không được tiếp nhận`,
  appointmentSlipSigned: $localize`:@@notice.slipSigned:Đã có giấy hẹn trả kết quả được ký số`,
  supplementRequested: $localize`:@@notice.supplementRequested:Hồ sơ cần bổ sung, hoàn thiện`,
  supplementEnding: $localize`:@@notice.supplementEnding:Sắp hết hạn bổ sung hồ sơ`,
  obligationRequired: $localize`:@@notice.obligationRequired:Hồ sơ cần thực hiện nghĩa vụ tài chính`,
  dossierStopped: $localize`:@@notice.dossierStopped:Hồ sơ đã dừng giải quyết`,
  withdrawalDeclined: $localize`:@@notice.withdrawalDeclined:Yêu cầu rút hồ sơ không thực hiện được`,
  resultReady: $localize`:@@notice.resultReady:Hồ sơ đã có kết quả`,
  resultSigned: $localize`:@@notice.resultSigned:Hồ sơ đã có kết quả điện tử`,
  apologyMade: $localize`:@@notice.apologyMade:Cơ quan xin lỗi và hẹn lại ngày trả kết quả`,
  supplementRequestSigned: $localize`:@@notice.supplementSigned:Đã có phiếu yêu cầu bổ sung được ký số`,
  refusalSigned: $localize`:@@notice.refusalSigned:Đã có phiếu từ chối được ký số`,
  apologyLetterSigned: $localize`:@@notice.apologySigned:Đã có phiếu xin lỗi được ký số`,
  stopNoticeSigned: $localize`:@@notice.stopSigned:Đã có thông báo dừng giải quyết được ký số`,
  paymentReceived: $localize`:@@notice.paymentReceived:Đã nhận thanh toán phí, lệ phí`,
  officeWrote: $localize`:@@notice.officeWrote:Cơ quan đã viết cho ông/bà trong hồ sơ`,
  parcelSent: $localize`:@@notice.parcelSent:Kết quả đã được gửi đi`,
  parcelTurnedBack: $localize`:@@notice.parcelTurnedBack:Bưu điện chưa phát được kết quả`,
  parcelRefused: $localize`:@@notice.parcelRefused:Bưu điện không nhận gửi kết quả`,
  resultAtCounter: $localize`:@@notice.resultAtCounter:Kết quả đã về đến quầy`,
};

/** What a notice says to the applicant; a kind of a later release shows in general. */
export function noticeText(kind: string): string {
  return kinds[kind] ?? $localize`:@@notice.other:Hồ sơ có thay đổi`;
}
