import { LookKind, LookPurpose } from '../api/look-types';
import { Role } from '../api/me';

/** What a member of staff looked at. */
export const lookLabels: Record<LookKind, string> = {
  dossier: $localize`:@@look.dossier:Hồ sơ`,
  paper: $localize`:@@look.paper:Giấy tờ đính kèm`,
  applicationForm: $localize`:@@look.form:Tờ khai`,
  personalId: $localize`:@@look.personalId:Số định danh và số điện thoại đầy đủ`,
  refusal: $localize`:@@look.refusal:Phiếu từ chối`,
  issuedPaper: $localize`:@@look.issuedPaper:Giấy tờ do cơ quan cấp`,
  populationRegister: $localize`:@@look.populationRegister:Tra cứu Cơ sở dữ liệu quốc gia về dân cư`,
};

/** What came of asking the population register; nothing of other looks. */
export function answeredLabel(answered?: boolean): string {
  if (answered === undefined) return '';
  return answered ? $localize`:@@look.answered:có trả lời` : $localize`:@@look.unanswered:không có trả lời`;
}

/** What for. */
export const purposeLabels: Record<LookPurpose, string> = {
  work: $localize`:@@look.work:để giải quyết hồ sơ`,
  supervision: $localize`:@@look.supervision:để theo dõi, chỉ đạo`,
  stated: $localize`:@@look.stated:vì lý do khác`,
  own: $localize`:@@look.own:để điền tờ khai theo yêu cầu của ông/bà`,
  atCounter: $localize`:@@look.atCounter:để điền tờ khai cùng ông/bà tại quầy`,
};

/** In which post. */
export const roleLabels: Record<Role, string> = {
  receivingClerk: $localize`:@@role.receivingClerk:Công chức tiếp nhận`,
  caseOfficer: $localize`:@@role.caseOfficer:Công chức thụ lý`,
  approvingOfficer: $localize`:@@role.approvingOfficer:Lãnh đạo phê duyệt`,
  recordsClerk: $localize`:@@role.recordsClerk:Văn thư`,
  supervisor: $localize`:@@role.supervisor:Phụ trách bộ phận một cửa`,
  administrator: $localize`:@@role.administrator:Quản trị`,
  auditor: $localize`:@@role.auditor:Kiểm tra, thanh tra`,
};
