import { FaultCode } from '../forms-engine';

/** Faults that only the server finds. */
type ServerFaultCode =
  | 'address.incomplete'
  | 'date.implausible'
  | 'field.option-unknown'
  | 'paper.missing'
  | 'person-name.too-long'
  | 'phone.not-mobile'
  | 'tax-code.personal-id-too-early';

/** What is wrong with one answer and how to mend it, by code. */
const texts: Record<FaultCode | ServerFaultCode, string> = {
  'field.required': $localize`:@@field.required:Hãy trả lời mục này`,
  'field.type': $localize`:@@field.type:Giá trị chưa đúng kiểu`,
  'field.too-long': $localize`:@@field.tooLong:Nội dung quá dài`,
  'field.too-short': $localize`:@@field.tooShort:Nội dung quá ngắn`,
  'field.pattern': $localize`:@@field.pattern:Chưa đúng định dạng`,
  'field.not-an-option': $localize`:@@field.notAnOption:Hãy chọn một trong các mục`,
  'field.not-whole': $localize`:@@field.notWhole:Hãy nhập số nguyên`,
  'field.option-unknown': $localize`:@@field.notAnOption:Hãy chọn một trong các mục`,
  'field.too-small': $localize`:@@field.tooSmall:Số này quá nhỏ`,
  'field.too-large': $localize`:@@field.tooLarge:Số này quá lớn`,
  'field.too-few': $localize`:@@field.tooFew:Hãy thêm mục còn thiếu`,
  'field.too-many': $localize`:@@field.tooMany:Có quá nhiều mục`,
  'field.unknown': $localize`:@@field.unknown:Mục này không có trong biểu mẫu`,
  'address.incomplete': $localize`:@@field.address:Hãy ghi đủ xã (phường) và tỉnh (thành phố)`,
  'personal-id.malformed': $localize`:@@field.personalId:Số định danh gồm đúng 12 chữ số, ghi trên thẻ căn cước`,
  'personal-id.province-unknown': $localize`:@@field.personalIdProvince:Ba số đầu của số định danh không đúng. Hãy xem lại trên thẻ căn cước`,
  'personal-id.sex-differs': $localize`:@@field.personalIdSex:Số định danh không khớp giới tính. Hãy xem lại cả hai mục`,
  'personal-id.birth-year-differs': $localize`:@@field.personalIdYear:Số định danh không khớp năm sinh. Hãy xem lại cả hai mục`,
  'phone.malformed': $localize`:@@field.phone:Số điện thoại chưa đúng. Ví dụ: 0912 345 678`,
  'phone.not-mobile': $localize`:@@field.phoneNotMobile:Số này không nhận được tin nhắn. Hãy ghi số di động`,
  'email.malformed': $localize`:@@field.email:Địa chỉ thư điện tử chưa đúng. Ví dụ: ten@vidu.vn`,
  'person-name.empty': $localize`:@@field.required:Hãy trả lời mục này`,
  'person-name.too-long': $localize`:@@field.tooLong:Nội dung quá dài`,
  'person-name.character': $localize`:@@field.name:Họ tên chỉ gồm chữ cái, dấu cách, dấu ' và -`,
  'date.malformed': $localize`:@@field.date:Ngày chưa đúng. Ví dụ: 27 / 3 / 2025`,
  'date.implausible': $localize`:@@field.dateImplausible:Ngày này không hợp lý. Hãy xem lại năm`,
  'partial-date.malformed': $localize`:@@field.partialDate:Ngày chưa đúng. Ví dụ: 27 / 3 / 1960, hoặc chỉ 1960`,
  'tax-code.malformed': $localize`:@@field.taxCode:Mã số thuế gồm 10, 12 hoặc 13 chữ số`,
  'tax-code.check-digit': $localize`:@@field.taxCodeCheck:Mã số thuế không đúng. Hãy xem lại từng chữ số`,
  'tax-code.personal-id-too-early': $localize`:@@field.taxCodeEarly:Số định danh chỉ dùng thay mã số thuế từ ngày 01/7/2025`,
  'rule.in-future': $localize`:@@field.future:Ngày này ở trong tương lai`,
  'rule.date-order': $localize`:@@field.order:Thứ tự hai ngày chưa hợp lý`,
  'rule.too-young': $localize`:@@field.tooYoung:Chưa đủ tuổi theo quy định`,
  'rule.total-differs': $localize`:@@field.total:Tổng chưa khớp với các phần`,
  'rule.exactly-one': $localize`:@@field.exactlyOne:Hãy chọn đúng một dòng`,
  'paper.missing': $localize`:@@field.paperMissing:Còn thiếu giấy tờ này`,
};

/** The words for a code; one that only the server knows asks to look again. */
export function fieldText(code: string): string {
  return texts[code as keyof typeof texts] ?? $localize`:@@field.other:Hãy xem lại mục này`;
}
