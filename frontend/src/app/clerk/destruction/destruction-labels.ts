import { DestructionState, DestructionStatus, RetentionHold } from '../../api/retention-types';
import '../../dossier/retention-problem-texts';

/** What keeps a dossier although its time is over. */
export const holdLabels: Record<RetentionHold, string> = {
  notClosed: $localize`:@@hold.notClosed:Chưa kết thúc`,
  notDue: $localize`:@@hold.notDue:Chưa hết thời hạn`,
  notWarned: $localize`:@@hold.notWarned:Chưa báo trước đủ 14 ngày`,
  legalHold: $localize`:@@hold.legalHold:Giữ lại theo yêu cầu`,
  openDataRequest: $localize`:@@hold.openDataRequest:Còn yêu cầu về dữ liệu cá nhân chưa trả lời`,
  openFeedback: $localize`:@@hold.openFeedback:Còn phản ánh, kiến nghị chưa giải quyết`,
  openPayment: $localize`:@@hold.openPayment:Còn khoản tiền chưa xong`,
};

export const destructionStatuses: Record<DestructionStatus, string> = {
  proposed: $localize`:@@destruction.proposed:Chờ phê duyệt`,
  approved: $localize`:@@destruction.approved:Đang tiêu hủy`,
  rejected: $localize`:@@destruction.rejected:Không phê duyệt`,
  executed: $localize`:@@destruction.executed:Đã tiêu hủy`,
};

export const destructionStates: Record<DestructionState, string> = {
  listed: $localize`:@@destruction.state.listed:Trong danh mục`,
  claimed: $localize`:@@destruction.state.claimed:Đang tiêu hủy`,
  erased: $localize`:@@destruction.state.erased:Đã tiêu hủy`,
  leftOut: $localize`:@@destruction.state.leftOut:Giữ lại`,
};
