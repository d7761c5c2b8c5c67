import { PaperKind, PaperRung } from '../api/issued-papers';
import { DossierStatus, Paper, PaperVerdict, ScanState, SlipState, WhoseTurn } from '../api/types';
import { Tone } from '../ui/notice/notice';

/*
 * One word per concept on every screen. Each record is keyed by a union of the contract: a value without its
 * wording does not compile.
 */

/** The official names of the national status list. */
export const statusLabels: Record<DossierStatus, string> = {
  registered: $localize`:@@status.registered:Mới đăng ký`,
  accepted: $localize`:@@status.accepted:Được tiếp nhận`,
  refused: $localize`:@@status.refused:Không được tiếp nhận`,
  inProcessing: $localize`:@@status.inProcessing:Đang xử lý`,
  awaitingSupplement: $localize`:@@status.awaitingSupplement:Yêu cầu bổ sung giấy tờ`,
  awaitingFinancialObligation: $localize`:@@status.awaitingFinancialObligation:Yêu cầu thực hiện nghĩa vụ tài chính`,
  withdrawalRequested: $localize`:@@status.withdrawalRequested:Công dân yêu cầu rút hồ sơ`,
  stopped: $localize`:@@status.stopped:Dừng xử lý`,
  resolved: $localize`:@@status.resolved:Đã xử lý xong`,
  returned: $localize`:@@status.returned:Đã trả kết quả`,
};

/** The same in everyday words. */
export const statusMeanings: Record<DossierStatus, string> = {
  registered: $localize`:@@status.registered.means:Cơ quan đã nhận được hồ sơ và đang kiểm tra giấy tờ.`,
  accepted: $localize`:@@status.accepted.means:Giấy tờ đã đủ. Cơ quan bắt đầu giải quyết và đã hẹn ngày trả kết quả.`,
  refused: $localize`:@@status.refused.means:Hồ sơ chưa đủ điều kiện tiếp nhận. Lý do ghi trong phiếu từ chối.`,
  inProcessing: $localize`:@@status.inProcessing.means:Cán bộ chuyên môn đang giải quyết.`,
  awaitingSupplement: $localize`:@@status.awaitingSupplement.means:Cơ quan cần thêm hoặc cần sửa giấy tờ. Thời hạn tạm dừng cho đến khi ông/bà bổ sung.`,
  awaitingFinancialObligation: $localize`:@@status.awaitingFinancialObligation.means:Ông/bà cần nộp thuế, phí hoặc lệ phí để hồ sơ được giải quyết tiếp.`,
  withdrawalRequested: $localize`:@@status.withdrawalRequested.means:Cơ quan đang xem yêu cầu rút hồ sơ.`,
  stopped: $localize`:@@status.stopped.means:Hồ sơ đã dừng giải quyết.`,
  resolved: $localize`:@@status.resolved.means:Đã có kết quả, đang chờ trả cho ông/bà.`,
  returned: $localize`:@@status.returned.means:Kết quả đã được trả.`,
};

export const statusTones: Record<DossierStatus, Tone> = {
  registered: 'info',
  accepted: 'info',
  refused: 'bad',
  inProcessing: 'info',
  awaitingSupplement: 'warn',
  awaitingFinancialObligation: 'warn',
  withdrawalRequested: 'warn',
  stopped: 'bad',
  resolved: 'good',
  returned: 'good',
};

export const turnLabels: Record<WhoseTurn, string> = {
  unit: $localize`:@@turn.unit:Đang đến lượt cơ quan. Ông/bà chưa phải làm gì.`,
  applicant: $localize`:@@turn.applicant:Đang đến lượt người nộp hồ sơ.`,
  nobody: $localize`:@@turn.nobody:Hồ sơ đã kết thúc.`,
};

export const paperKindLabels: Record<Paper['kind'], string> = {
  original: $localize`:@@paper.kind.original:Bản chính`,
  copy: $localize`:@@paper.kind.copy:Bản sao`,
  present: $localize`:@@paper.kind.present:Xuất trình, không phải nộp`,
};

export const verdictLabels: Record<PaperVerdict, string> = {
  unseen: $localize`:@@verdict.unseen:Chưa kiểm tra`,
  good: $localize`:@@verdict.good:Đạt`,
  faulty: $localize`:@@verdict.faulty:Chưa đạt`,
};

export const scanLabels: Record<ScanState, string> = {
  pending: $localize`:@@scan.pending:Đang kiểm tra an toàn`,
  clean: $localize`:@@scan.clean:Đã nhận`,
  infected: $localize`:@@scan.infected:Tệp có mã độc, không dùng được`,
  error: $localize`:@@scan.error:Chưa kiểm tra được, hệ thống sẽ thử lại`,
};

export const paperLabels: Record<PaperKind, string> = {
  appointmentSlip: $localize`:@@paper.appointmentSlip:Giấy tiếp nhận hồ sơ và hẹn trả kết quả`,
  supplementRequest: $localize`:@@paper.supplementRequest:Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ`,
  refusal: $localize`:@@paper.refusal:Phiếu từ chối tiếp nhận giải quyết hồ sơ`,
  apologyLetter: $localize`:@@paper.apologyLetter:Phiếu xin lỗi và hẹn lại ngày trả kết quả`,
  stopNotice: $localize`:@@paper.stopNotice:Thông báo dừng giải quyết hồ sơ`,
  result: $localize`:@@paper.result:Kết quả giải quyết hồ sơ`,
};

/** What stands on a paper. */
export const rungLabels: Record<PaperRung, string> = {
  nothing: $localize`:@@paper.rung.nothing:Chờ ký`,
  seal: $localize`:@@paper.rung.seal:Có con dấu số`,
  person: $localize`:@@paper.rung.person:Đã ký số`,
  sealAndPerson: $localize`:@@paper.rung.sealAndPerson:Đã ký số, có con dấu`,
};

/** How a downloaded paper's file is called. */
export const paperFiles: Record<PaperKind, string> = {
  appointmentSlip: 'giay-hen',
  supplementRequest: 'phieu-yeu-cau-bo-sung',
  refusal: 'phieu-tu-choi',
  apologyLetter: 'phieu-xin-loi',
  stopNotice: 'thong-bao-dung',
  result: 'ket-qua',
};

export const slipLabels: Record<SlipState, string> = {
  none: $localize`:@@slip.none:Chưa có giấy hẹn`,
  waiting: $localize`:@@slip.waiting:Giấy hẹn đang chờ ký`,
  signed: $localize`:@@slip.signed:Giấy hẹn đã ký`,
  superseded: $localize`:@@slip.superseded:Giấy hẹn đã được thay bằng bản mới`,
};

/** A slip that went out under the seal, before its clerk signed. */
export const sealedSlip = $localize`:@@slip.sealed:Giấy hẹn có con dấu số của cơ quan`;
