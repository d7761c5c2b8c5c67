import { adminCodeText } from '../words';
import { TemplateFault, TemplateState } from './notice-types';

const placeholders: Record<string, string> = {
  code: $localize`:@@admin.put.code:Mã`,
  procedure: $localize`:@@admin.put.procedure:Tên thủ tục`,
  unit: $localize`:@@admin.put.unit:Cơ quan`,
  counter: $localize`:@@admin.put.counter:Tên loại bộ phận một cửa`,
  link: $localize`:@@admin.put.link:Đường dẫn`,
  paymentLink: $localize`:@@admin.put.paymentLink:Đường dẫn nộp phí`,
  ratingLink: $localize`:@@admin.put.ratingLink:Đường dẫn đánh giá`,
  dueAt: $localize`:@@admin.put.dueAt:Lúc hẹn trả`,
  acceptanceDueAt: $localize`:@@admin.put.acceptanceDueAt:Hạn trả lời tiếp nhận`,
  enteredAt: $localize`:@@admin.put.enteredAt:Nơi nộp hộ`,
  filedBy: $localize`:@@admin.put.filedBy:Người nộp thay`,
  sentTo: $localize`:@@admin.put.sentTo:Người nhận văn bản đã ký`,
  erasedFrom: $localize`:@@admin.put.erasedFrom:Ngày bắt đầu tiêu hủy`,
  endsOn: $localize`:@@admin.put.endsOn:Ngày xóa`,
  reason: $localize`:@@admin.put.reason:Lý do`,
  at: $localize`:@@admin.put.at:Lúc xảy ra`,
  linkEnds: $localize`:@@admin.put.linkEnds:Lúc hết hiệu lực`,
};

/** What a placeholder stands for. */
export function placeholderText(name: string): string {
  return placeholders[name] ?? name;
}

export const stateLabels: Record<TemplateState, string> = {
  inForce: $localize`:@@admin.version.inForce:Đang dùng`,
  coming: $localize`:@@admin.version.coming:Chưa đến ngày`,
  past: $localize`:@@admin.version.past:Đã thay`,
  broken: $localize`:@@admin.version.broken:Không dùng được`,
};

/** What to do about a fault, with its place in a text of several lines and the placeholder that it is about. */
export function faultText(fault: TemplateFault): string {
  const words = adminCodeText(fault.code);
  const about =
    fault.code === 'template.placeholder-missing'
      ? `${placeholderText(fault.found ?? '')} {${fault.found}}: ${words}`
      : fault.found
        ? `{${fault.found}}: ${words}`
        : words;
  return hasPlace(fault.code)
    ? $localize`:@@admin.template.place:Dòng ${fault.line}:line:, ký tự ${fault.column}:column:.` +
        ` ${about}`
    : about;
}

function hasPlace(code: string): boolean {
  return (
    code.startsWith('template.') &&
    ![
      'template.placeholder-missing',
      'template.too-long',
      'template.too-many-parts',
      'template.not-for-kind',
    ].includes(code)
  );
}
