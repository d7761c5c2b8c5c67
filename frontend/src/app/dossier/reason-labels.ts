/** A reason of the catalogue: what the clerk picks, and the sentence to the applicant that it begins with. */
export interface CataloguedReason {
  readonly code: string;
  readonly label: string;
  /** Vietnamese on every screen: it goes into statutory papers. The clerk completes it. */
  readonly words: string;
}

/** Why a paper is not acceptable. Source: none in law beyond "with a reason"; our own list. */
export const faultReasons: readonly CataloguedReason[] = [
  {
    code: 'illegible',
    label: $localize`:@@reason.illegible:Mờ, không đọc được`,
    words: 'Bản gửi bị mờ, không đọc được. Đề nghị chụp hoặc quét lại rõ nét.',
  },
  {
    code: 'incomplete',
    label: $localize`:@@reason.incomplete:Thiếu trang hoặc bị cắt`,
    words: 'Bản gửi thiếu trang hoặc bị cắt mép. Đề nghị gửi lại đủ các trang.',
  },
  {
    code: 'wrongPaper',
    label: $localize`:@@reason.wrongPaper:Không đúng loại giấy tờ`,
    words: 'Giấy tờ gửi không đúng loại theo quy định của thủ tục. Đề nghị gửi đúng giấy tờ.',
  },
  {
    code: 'expired',
    label: $localize`:@@reason.expired:Hết giá trị sử dụng`,
    words: 'Giấy tờ đã hết giá trị sử dụng. Đề nghị gửi bản còn giá trị.',
  },
  {
    code: 'mismatch',
    label: $localize`:@@reason.mismatch:Không khớp với tờ khai`,
    words: 'Thông tin trên giấy tờ không khớp với tờ khai, cụ thể: ',
  },
  {
    code: 'unsigned',
    label: $localize`:@@reason.unsigned:Thiếu chữ ký hoặc chứng thực`,
    words: 'Giấy tờ thiếu chữ ký hoặc chưa được chứng thực. Đề nghị bổ sung.',
  },
  { code: 'other', label: $localize`:@@reason.other:Lý do khác`, words: '' },
];

/** Why a dossier is not accepted (Phiếu từ chối tiếp nhận). */
export const refusalReasons: readonly CataloguedReason[] = [
  {
    code: 'papersUnfit',
    label: $localize`:@@reason.papersUnfit:Giấy tờ không đủ hoặc không hợp lệ`,
    words: 'Thành phần hồ sơ chưa đầy đủ, hợp lệ theo quy định: ',
  },
  {
    code: 'notCompetent',
    label: $localize`:@@reason.notCompetent:Không thuộc thẩm quyền giải quyết`,
    words: 'Hồ sơ không thuộc thẩm quyền giải quyết của cơ quan. Đề nghị nộp tại: ',
  },
  {
    code: 'notEligible',
    label: $localize`:@@reason.notEligible:Không đủ điều kiện theo quy định`,
    words: 'Hồ sơ không đủ điều kiện theo quy định tại: ',
  },
  {
    code: 'duplicate',
    label: $localize`:@@reason.duplicate:Trùng với hồ sơ đã nộp`,
    words: 'Nội dung đề nghị trùng với hồ sơ đã nộp, mã hồ sơ: ',
  },
  { code: 'other', label: $localize`:@@reason.other:Lý do khác`, words: '' },
];

/** Why an offered dossier is sent back. Our own list. */
export const sendBackReasons: readonly CataloguedReason[] = [
  {
    code: 'notCompetent',
    label: $localize`:@@reason.notOurs:Không thuộc phần việc của vị trí này`,
    words: 'Không thuộc phần việc của vị trí này.',
  },
  {
    code: 'unprepared',
    label: $localize`:@@reason.unprepared:Bước trước chưa làm xong`,
    words: 'Bước trước chưa làm xong: ',
  },
  { code: 'other', label: $localize`:@@reason.other:Lý do khác`, words: '' },
];

/** Why a colleague goes on. Our own list. */
export const stepInReasons: readonly CataloguedReason[] = [
  {
    code: 'onLeave',
    label: $localize`:@@reason.onLeave:Đồng nghiệp nghỉ, đi công tác`,
    words: 'Nhận thay đồng nghiệp vắng mặt.',
  },
  {
    code: 'shared',
    label: $localize`:@@reason.shared:Chia lại công việc`,
    words: 'Nhận theo phân công lại công việc.',
  },
  {
    code: 'leftOffice',
    label: $localize`:@@reason.leftOffice:Đồng nghiệp đã chuyển vị trí`,
    words: 'Nhận thay đồng nghiệp đã chuyển vị trí công tác.',
  },
  { code: 'other', label: $localize`:@@reason.other:Lý do khác`, words: '' },
];

/** Why a dossier ends without a result, is not given back, is taken up again or corrected. Our own list. */
export const endingReasons: readonly CataloguedReason[] = [
  {
    code: 'applicant',
    label: $localize`:@@reason.applicant:Theo đề nghị của người nộp`,
    words: 'Theo đề nghị của người nộp hồ sơ.',
  },
  {
    code: 'law',
    label: $localize`:@@reason.law:Theo quy định của pháp luật`,
    words: 'Theo quy định tại: ',
  },
  {
    code: 'mistake',
    label: $localize`:@@reason.mistake:Phát hiện sai sót`,
    words: 'Phát hiện sai sót: ',
  },
  { code: 'other', label: $localize`:@@reason.other:Lý do khác`, words: '' },
];

/** What another body says when it was asked. */
export const opinionReasons: readonly CataloguedReason[] = [
  { code: 'agreed', label: $localize`:@@reason.agreed:Đồng ý`, words: 'Đồng ý. ' },
  { code: 'disagreed', label: $localize`:@@reason.disagreed:Không đồng ý`, words: 'Không đồng ý, vì: ' },
  { code: 'noted', label: $localize`:@@reason.noted:Ý kiến khác`, words: '' },
];

/** Why a dossier is late. Source: 61/2018/ND-CP, Art. 19 names verification and objective causes; else our own list. */
export const lateReasons: readonly CataloguedReason[] = [
  {
    code: 'verification',
    label: $localize`:@@reason.verification:Phải xác minh thêm`,
    words: 'Hồ sơ cần xác minh thêm tại: ',
  },
  {
    code: 'otherBody',
    label: $localize`:@@reason.otherBody:Chờ cơ quan phối hợp`,
    words: 'Đang chờ kết quả của cơ quan phối hợp: ',
  },
  {
    code: 'overload',
    label: $localize`:@@reason.overload:Nhiều hồ sơ cùng lúc`,
    words: 'Số hồ sơ tăng cao nên cơ quan chưa giải quyết kịp.',
  },
  { code: 'other', label: $localize`:@@reason.other:Lý do khác`, words: '' },
];
