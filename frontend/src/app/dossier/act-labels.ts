import { DossierAct } from '../api/types';

/** The acts of a dossier's history in everyday words. */
const labels: Record<DossierAct, string> = {
  submit: $localize`:@@act.submit:Nộp hồ sơ`,
  examinePaper: $localize`:@@act.examinePaper:Kiểm tra giấy tờ`,
  consultRegister: $localize`:@@act.consultRegister:Tra cứu dữ liệu dân cư`,
  accept: $localize`:@@act.accept:Tiếp nhận hồ sơ`,
  refuse: $localize`:@@act.refuse:Từ chối tiếp nhận`,
  requestSupplement: $localize`:@@act.requestSupplement:Yêu cầu bổ sung giấy tờ`,
  answerSupplement: $localize`:@@act.answerSupplement:Bổ sung giấy tờ`,
  handOver: $localize`:@@act.handOver:Chuyển hồ sơ`,
  take: $localize`:@@act.take:Nhận hồ sơ`,
  sendBack: $localize`:@@act.sendBack:Trả lại, không đúng người`,
  recall: $localize`:@@act.recall:Thu hồi hồ sơ đã chuyển`,
  stepIn: $localize`:@@act.stepIn:Nhận thay đồng nghiệp`,
  askOpinion: $localize`:@@act.askOpinion:Lấy ý kiến phối hợp`,
  giveOpinion: $localize`:@@act.giveOpinion:Cho ý kiến`,
  draftOutcome: $localize`:@@act.draftOutcome:Dự thảo kết quả`,
  approveOutcome: $localize`:@@act.approveOutcome:Duyệt kết quả`,
  noteCorrection: $localize`:@@act.noteCorrection:Đính chính kết quả`,
  apologise: $localize`:@@act.apologise:Xin lỗi và hẹn lại`,
  requireFinancialObligation: $localize`:@@act.requireFinancialObligation:Yêu cầu thực hiện nghĩa vụ tài chính`,
  settleFinancialObligation: $localize`:@@act.settleFinancialObligation:Đã thực hiện nghĩa vụ tài chính`,
  requestWithdrawal: $localize`:@@act.requestWithdrawal:Yêu cầu rút hồ sơ`,
  grantWithdrawal: $localize`:@@act.grantWithdrawal:Đồng ý cho rút hồ sơ`,
  declineWithdrawal: $localize`:@@act.declineWithdrawal:Không đồng ý cho rút hồ sơ`,
  stop: $localize`:@@act.stop:Dừng giải quyết`,
  recordOutcome: $localize`:@@act.recordOutcome:Ghi nhận kết quả`,
  returnResult: $localize`:@@act.returnResult:Trả kết quả`,
  reopen: $localize`:@@act.reopen:Giải quyết tiếp`,
  adoptCalendar: $localize`:@@act.adoptCalendar:Tính lại ngày hẹn theo lịch mới`,
  passToSuccessor: $localize`:@@act.passToSuccessor:Chuyển cho đơn vị kế thừa`,
  returnToPost: $localize`:@@act.returnToPost:Trả về vị trí công tác`,
  reissueSlip: $localize`:@@act.reissueSlip:Cấp lại giấy hẹn`,
};

export function actLabel(act: DossierAct): string {
  return labels[act];
}
