import { NoticeChannel } from '../../api/staff-types';

/** What was to carry it. */
export function channelText(channel: NoticeChannel | undefined): string {
  if (!channel) return $localize`:@@channel.none:Chưa có địa chỉ nào`;
  return channel === 'sms' ? $localize`:@@channel.sms:Tin nhắn` : $localize`:@@channel.mail:Thư điện tử`;
}

/** Why it wasn't delivered, from our own code or the mail server's first digit. Source: RFC 5321, 4.2.1. */
export function deliveryFaultText(code: string): string {
  if (code === 'mail.link-ended')
    return $localize`:@@delivery.linkEnded:Đường dẫn trong thư đã hết hạn trước khi gửi được. Người dùng cần yêu cầu lại.`;
  if (code === 'notice.no-address')
    return $localize`:@@delivery.noAddress:Người nộp không có thư điện tử và số di động. Hãy gọi điện hoặc báo bằng giấy.`;
  if (code === 'notice.principal-no-address')
    return $localize`:@@delivery.principalNoAddress:Người ủy quyền không để lại số di động hay thư điện tử. Hãy gửi thư giấy theo địa chỉ trong hồ sơ, rồi ghi là đã báo.`;
  if (code.startsWith('sms.')) return textFaultText(code);
  if (/address|recipient|mailbox|550|553|501/i.test(code))
    return $localize`:@@delivery.address:Máy chủ thư không nhận địa chỉ này. Hãy kiểm tra lại với người nộp.`;
  if (/unreachable|connect|timeout|busy|^4/i.test(code))
    return $localize`:@@delivery.unreachable:Máy chủ thư không trả lời. Hệ thống vẫn tự thử lại.`;
  return $localize`:@@delivery.refused:Máy chủ thư từ chối thư này.`;
}

function textFaultText(code: string): string {
  if (code === 'sms.not-set-up')
    return $localize`:@@delivery.smsNotSetUp:Chưa có cổng tin nhắn và người nộp không có thư điện tử. Hãy gọi điện.`;
  if (code === 'sms.unreported')
    return $localize`:@@delivery.smsUnreported:Đã gửi nhưng quá một ngày nhà mạng chưa báo máy đã nhận.`;
  if (code.startsWith('sms.report.') || code === 'sms.number-refused')
    return $localize`:@@delivery.smsFailed:Nhà mạng báo không gửi được đến số này. Hãy kiểm tra lại với người nộp.`;
  return $localize`:@@delivery.smsAway:Cổng tin nhắn không nhận tin này sau nhiều lần thử.`;
}
