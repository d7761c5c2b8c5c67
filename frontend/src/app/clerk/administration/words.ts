import { Problem } from '../../api/problem';
import { problemText } from '../../dossier/problem-texts';
import { EntryKind, StaffRole, UnitKind } from './types';

export const kindLabels: Record<EntryKind, string> = {
  unit: $localize`:@@admin.kind.unit:Đơn vị`,
  staff: $localize`:@@admin.kind.staff:Cán bộ`,
  procedure: $localize`:@@admin.kind.procedure:Thủ tục`,
  reasons: $localize`:@@admin.kind.reasons:Lý do`,
  text: $localize`:@@admin.kind.text:Mẫu câu`,
  notice: $localize`:@@admin.kind.notice:Mẫu thông báo`,
};

/** Where each sort is kept, below `/can-bo/quan-tri`. */
export const kindPaths: Record<EntryKind, string> = {
  unit: 'don-vi',
  staff: 'can-bo',
  procedure: 'thu-tuc',
  reasons: 'ly-do',
  text: 'mau-cau',
  notice: 'mau-thong-bao',
};

export const roleLabels: Record<StaffRole, string> = {
  receivingClerk: $localize`:@@admin.role.receivingClerk:Công chức một cửa`,
  caseOfficer: $localize`:@@admin.role.caseOfficer:Công chức thụ lý`,
  approvingOfficer: $localize`:@@admin.role.approvingOfficer:Lãnh đạo phê duyệt`,
  recordsClerk: $localize`:@@admin.role.recordsClerk:Văn thư`,
  supervisor: $localize`:@@admin.role.supervisor:Phụ trách Bộ phận Một cửa`,
  administrator: $localize`:@@admin.role.administrator:Quản trị`,
  auditor: $localize`:@@admin.role.auditor:Kiểm tra, thanh tra`,
};

export const unitKindLabels: Record<UnitKind, string> = {
  department: $localize`:@@admin.unitKind.department:Phòng chuyên môn`,
  oneStopCentre: $localize`:@@admin.unitKind.oneStopCentre:Trung tâm Phục vụ hành chính công`,
  commune: $localize`:@@admin.unitKind.commune:Xã, phường`,
  landRegistryBranch: $localize`:@@admin.unitKind.landRegistryBranch:Chi nhánh Văn phòng đăng ký đất đai`,
  taxOffice: $localize`:@@admin.unitKind.taxOffice:Thuế cơ sở`,
};

/** What a department does, as the steps of a process name it. */
export const functionLabels: Record<string, string> = {
  office: $localize`:@@admin.function.office:Văn phòng`,
  economy: $localize`:@@admin.function.economy:Kinh tế`,
  'culture-society': $localize`:@@admin.function.cultureSociety:Văn hóa – Xã hội`,
  justice: $localize`:@@admin.function.justice:Tư pháp – Hộ tịch`,
  'home-affairs': $localize`:@@admin.function.homeAffairs:Nội vụ`,
  environment: $localize`:@@admin.function.environment:Tài nguyên, môi trường`,
  education: $localize`:@@admin.function.education:Giáo dục`,
  health: $localize`:@@admin.function.health:Y tế`,
  infrastructure: $localize`:@@admin.function.infrastructure:Hạ tầng, đô thị`,
};

/** Where a step may be done: with a department, or with a body of its own. */
export const placeLabels: Record<string, string> = {
  'one-stop': $localize`:@@admin.function.oneStop:Bộ phận Một cửa`,
  leadership: $localize`:@@admin.function.leadership:Lãnh đạo`,
  ...functionLabels,
  'land-registry': $localize`:@@admin.function.landRegistry:Đăng ký đất đai`,
  tax: $localize`:@@admin.function.tax:Thuế`,
};

/** "0,5 ngày làm việc" from `0.5wd`; what isn't a step's time stays as it is. */
export function stepTimeInWords(time: string, locale: string): string {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(wd|wh)$/.exec(time) ?? [];
  if (!amount) return time;
  const count = Number(amount).toLocaleString(locale);
  return unit === 'wd'
    ? $localize`:@@admin.time.days:${count}:count: ngày làm việc`
    : $localize`:@@admin.time.hours:${count}:count: giờ làm việc`;
}

/** The texts that an office words, by their name in the catalogue. */
export const textLabels: Record<string, string> = {
  apologyByItself: $localize`:@@admin.text.apology:Lý do xin lỗi khi chưa ai nêu lý do`,
  supplementUnanswered: $localize`:@@admin.text.unanswered:Lý do dừng khi quá hạn bổ sung`,
  sameDay: $localize`:@@admin.text.sameDay:Thời hạn: trong ngày`,
  workingDays: $localize`:@@admin.text.workingDays:Thời hạn: số ngày làm việc`,
  workingHours: $localize`:@@admin.text.workingHours:Thời hạn: số giờ làm việc`,
  calendarDays: $localize`:@@admin.text.calendarDays:Thời hạn: số ngày`,
  noDate: $localize`:@@admin.text.noDate:Không có ngày hẹn trả`,
  noFee: $localize`:@@admin.text.noFee:Không thu phí`,
};

const fieldLabels: Record<string, string> = {
  name: $localize`:@@admin.field.name:Tên`,
  email: $localize`:@@admin.field.email:Thư điện tử`,
  phone: $localize`:@@admin.field.phone:Điện thoại`,
  address: $localize`:@@admin.field.address:Địa chỉ`,
  hours: $localize`:@@admin.field.hours:Giờ làm việc`,
  positions: $localize`:@@admin.field.positions:Vị trí`,
  absences: $localize`:@@admin.field.absences:Vắng mặt`,
  validFrom: $localize`:@@admin.field.validFrom:Ngày đầu`,
  validTo: $localize`:@@admin.field.validTo:Ngày cuối`,
  from: $localize`:@@admin.field.from:Từ ngày`,
  to: $localize`:@@admin.field.to:Đến ngày`,
  deputy: $localize`:@@admin.field.deputy:Người làm thay`,
  unitId: $localize`:@@admin.field.unit:Đơn vị`,
  role: $localize`:@@admin.field.role:Vai trò`,
  title: $localize`:@@admin.field.title:Chức danh`,
  successors: $localize`:@@admin.field.successors:Đơn vị kế thừa`,
  division: $localize`:@@admin.field.division:Chia hồ sơ`,
  process: $localize`:@@admin.field.process:Bước`,
  alongside: $localize`:@@admin.field.alongside:Bước phối hợp`,
  time: $localize`:@@admin.field.time:Thời gian`,
  function: $localize`:@@admin.field.function:Bộ phận`,
  version: $localize`:@@admin.field.version:Phiên bản`,
  reasons: $localize`:@@admin.field.reason:Lý do`,
  label: $localize`:@@admin.field.label:Tên gọi`,
  words: $localize`:@@admin.field.words:Lời văn`,
  subject: $localize`:@@admin.field.subject:Tiêu đề thư`,
  mail: $localize`:@@admin.field.mail:Nội dung thư`,
  sms: $localize`:@@admin.field.sms:Tin nhắn`,
  portalTitle: $localize`:@@admin.field.portalTitle:Tiêu đề trên Cổng`,
  portalText: $localize`:@@admin.field.portalText:Nội dung trên Cổng`,
  vi: $localize`:@@admin.field.vi:Tiếng Việt`,
  en: $localize`:@@admin.field.en:Tiếng Anh`,
};

/** As one searches on a phone: lower case, no accents. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** "Vị trí 2, Ngày cuối" from `positions[1].validTo`. */
export function fieldInWords(path: string): string {
  return path
    .replace(/^portal\.t/, 'portalT')
    .split('.')
    .map((part) => {
      const [, name = part, at] = /^(\w+)(?:\[(\d+)\])?$/.exec(part) ?? [];
      return (fieldLabels[name] ?? name) + (at === undefined ? '' : ` ${Number(at) + 1}`);
    })
    .join(', ');
}

const texts: Record<string, string> = {
  'catalogue.superseded': $localize`:@@admin.problem.superseded:Người khác vừa sửa mục này. Hãy tải lại trang rồi sửa từ bản mới nhất.`,
  'catalogue.in-force': $localize`:@@admin.problem.inForce:Lần sửa này đã được áp dụng.`,
  'catalogue.own-proposal': $localize`:@@admin.problem.ownProposal:Người soạn không tự áp dụng được lời gửi cho người dân. Hãy nhờ người quản trị khác xem và áp dụng.`,
  'catalogue.unchanged': $localize`:@@admin.problem.unchanged:Chưa có gì khác với bản đang dùng.`,
  'catalogue.unconfirmed': $localize`:@@admin.problem.unconfirmed:Có vị trí sẽ không còn ai. Hãy đánh dấu xác nhận rồi áp dụng lại.`,
  'catalogue.faulty': $localize`:@@admin.problem.faulty:Có mục chưa đúng. Những gì đã nhập vẫn còn; hãy sửa các mục được đánh dấu.`,
  'catalogue.dates-reversed': $localize`:@@admin.problem.dates:Ngày cuối đứng trước ngày đầu.`,
  'catalogue.division-unclear': $localize`:@@admin.problem.division:Hãy chọn đúng một đơn vị nhận phần còn lại.`,
  'catalogue.invalid': $localize`:@@admin.problem.invalid:Mục này chưa hợp lệ.`,
  'catalogue.key-differs': $localize`:@@admin.problem.key:Tên đăng nhập, mã đơn vị và mã thủ tục không đổi được.`,
  'catalogue.last-administrator': $localize`:@@admin.problem.lastAdministrator:Phải luôn còn một người quản trị. Hãy giao việc này cho người khác trước.`,
  'catalogue.malformed': $localize`:@@admin.problem.malformed:Mục này chưa đúng dạng.`,
  'catalogue.not-in-force': $localize`:@@admin.problem.notInForce:Đơn vị được nêu không tồn tại trong thời gian này.`,
  'catalogue.not-tomorrow': $localize`:@@admin.problem.tomorrow:Ngày đầu sớm nhất là ngày mai.`,
  'catalogue.number-missing': $localize`:@@admin.problem.number:Phải giữ chữ {n}: hệ thống điền số vào đó.`,
  'catalogue.past-changed': $localize`:@@admin.problem.past:Điều đã có hiệu lực thì không sửa được; chỉ kết thúc được, sớm nhất là hôm qua.`,
  'catalogue.rest-step': $localize`:@@admin.problem.rest:Trước bước cuối phải có đúng một bước để trống thời gian: bước ấy nhận phần còn lại.`,
  'catalogue.step-time': $localize`:@@admin.problem.stepTime:Thời gian của bước tính bằng ngày hoặc giờ làm việc, ví dụ 0.5wd hoặc 4wh.`,
  'catalogue.successor-of-living-unit': $localize`:@@admin.problem.living:Đơn vị còn hoạt động thì chưa có đơn vị kế thừa.`,
  'catalogue.taken': $localize`:@@admin.problem.taken:Đã có mục khác dùng giá trị này.`,
  'catalogue.unknown-reference': $localize`:@@admin.problem.unknown:Không tìm thấy mục được nêu.`,
  'catalogue.versions-overlap': $localize`:@@admin.problem.overlap:Hai phiên bản cùng có hiệu lực trong một ngày.`,
  'field.required': $localize`:@@admin.problem.required:Hãy điền mục này.`,
  'template.address': $localize`:@@admin.template.address:Không ghi địa chỉ trang mạng hay thư điện tử; chỉ dùng đường dẫn do hệ thống chèn. Nếu đây là dấu chấm câu, hãy thêm dấu cách sau nó.`,
  'template.brace-nested': $localize`:@@admin.template.nested:Dấu { nằm trong dấu { khác. Mỗi mục chèn chỉ có một cặp ngoặc.`,
  'template.brace-open': $localize`:@@admin.template.open:Dấu { chưa có dấu } đóng trên cùng dòng.`,
  'template.brace-stray': $localize`:@@admin.template.stray:Dấu } không có dấu { mở. Hãy xóa nó.`,
  'template.control-character': $localize`:@@admin.template.control:Có ký tự ẩn hoặc xuống dòng ở chỗ không được. Hãy xóa và gõ lại.`,
  'template.link-alone': $localize`:@@admin.template.alone:Hãy để dấu cách hoặc xuống dòng trước và sau đường dẫn.`,
  'template.markup': $localize`:@@admin.template.markup:Không dùng dấu < và >. Thông báo chỉ là chữ thường.`,
  'template.no-address': $localize`:@@admin.template.noAddress:Ông/bà chưa có địa chỉ thư điện tử trong danh sách cán bộ nên chưa gửi thử được.`,
  'template.not-for-kind': $localize`:@@admin.template.notForKind:Thông báo này không có phần đó. Hãy để trống.`,
  'template.placeholder-elsewhere': $localize`:@@admin.template.elsewhere:Mục này không được chèn ở ô này, để không lộ thông tin. Hãy xóa nó.`,
  'template.placeholder-missing': $localize`:@@admin.template.missing:Thiếu mục bắt buộc. Hãy chèn nó bằng nút bên dưới ô.`,
  'template.placeholder-unknown': $localize`:@@admin.template.unknownPlaceholder:Không có mục chèn tên này. Hãy chọn trong các nút bên dưới ô.`,
  'template.tests-too-many': $localize`:@@admin.template.testsTooMany:Mỗi giờ cả hệ thống gửi thử nhiều nhất 20 thư. Hãy chờ rồi gửi lại.`,
  'template.too-long': $localize`:@@admin.template.long:Dài quá mức cho phép. Hãy viết ngắn lại.`,
  'template.too-many-parts': $localize`:@@admin.template.parts:Tin nhắn quá dài: nhiều nhất 2 phần khi không dấu (GSM-7) và 4 phần khi có dấu (UCS-2).`,
  'template.unknown': $localize`:@@admin.template.unknown:Hệ thống không gửi thông báo nào như vậy.`,
  'template.unsound': $localize`:@@admin.template.unsound:Còn điều cần sửa nên chưa gửi thử. Hãy sửa các mục được đánh dấu.`,
};

export function adminCodeText(code: string): string {
  return texts[code] ?? problemText({ status: 422, code, parameters: {}, errors: {} });
}

export function adminProblemText(problem: Problem): string {
  return texts[problem.code] ?? problemText(problem);
}
