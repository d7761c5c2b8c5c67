const kinds: Record<string, string> = {
  dossierSubmitted: $localize`:@@message.dossierSubmitted:Báo đã nhận hồ sơ`,
  dossierAccepted: $localize`:@@message.dossierAccepted:Báo tiếp nhận và ngày hẹn`,
  dossierRefused: $localize`:@@message.dossierRefused:Phiếu từ chối tiếp nhận`,
  appointmentSlipSigned: $localize`:@@message.slipSigned:Giấy hẹn đã ký`,
  accountEmailProof: $localize`:@@message.accountEmailProof:Thư xác nhận địa chỉ của tài khoản`,
  accountPasswordReset: $localize`:@@message.accountPasswordReset:Thư đặt lại mật khẩu`,
  accountAlreadyRegistered: $localize`:@@message.accountAlreadyRegistered:Báo địa chỉ đã có tài khoản`,
  accountPasswordChanged: $localize`:@@message.accountPasswordChanged:Báo mật khẩu đã thay đổi`,
  certificateEnding: $localize`:@@message.certificateEnding:Báo chứng thư số sắp hết hạn`,
};

/** What a message is about; a kind of a later release shows in general. */
export function messageKindText(kind: string): string {
  return kinds[kind] ?? $localize`:@@message.other:Thông báo về hồ sơ`;
}

/** Why it wasn't delivered, from our own code or the mail server's first digit. Source: RFC 5321, 4.2.1. */
export function deliveryFaultText(code: string): string {
  if (code === 'mail.link-ended')
    return $localize`:@@delivery.linkEnded:Đường dẫn trong thư đã hết hạn trước khi gửi được. Người dùng cần yêu cầu lại.`;
  if (/address|recipient|mailbox|550|553|501/i.test(code))
    return $localize`:@@delivery.address:Máy chủ thư không nhận địa chỉ này. Hãy kiểm tra lại với người nộp.`;
  if (/unreachable|connect|timeout|busy|^4/i.test(code))
    return $localize`:@@delivery.unreachable:Máy chủ thư không trả lời. Hệ thống vẫn tự thử lại.`;
  return $localize`:@@delivery.refused:Máy chủ thư từ chối thư này.`;
}
