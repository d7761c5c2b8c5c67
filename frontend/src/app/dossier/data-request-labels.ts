import { DataRequestAct, DataRequestKind, DataRequestStatus } from '../api/personal-data-types';
import './data-request-problem-texts';

export const dataRequestKinds: Record<DataRequestKind, string> = {
  view: $localize`:@@dataRequest.kind.view:Xem, cung cấp dữ liệu`,
  correct: $localize`:@@dataRequest.kind.correct:Chỉnh sửa dữ liệu`,
  delete: $localize`:@@dataRequest.kind.delete:Xóa dữ liệu`,
  restrict: $localize`:@@dataRequest.kind.restrict:Hạn chế xử lý`,
  object: $localize`:@@dataRequest.kind.object:Phản đối xử lý`,
  withdraw: $localize`:@@dataRequest.kind.withdraw:Rút lại sự đồng ý`,
};

export const dataRequestStatuses: Record<DataRequestStatus, string> = {
  filed: $localize`:@@dataRequest.status.filed:Chờ tiếp nhận`,
  acknowledged: $localize`:@@dataRequest.status.acknowledged:Đã tiếp nhận`,
  completed: $localize`:@@dataRequest.status.completed:Đã thực hiện`,
  refused: $localize`:@@dataRequest.status.refused:Từ chối`,
};

export const dataRequestActs: Record<DataRequestAct, string> = {
  file: $localize`:@@dataRequest.act.file:Gửi yêu cầu`,
  acknowledge: $localize`:@@dataRequest.act.acknowledge:Tiếp nhận`,
  extend: $localize`:@@dataRequest.act.extend:Gia hạn`,
  complete: $localize`:@@dataRequest.act.complete:Trả lời đã thực hiện`,
  refuse: $localize`:@@dataRequest.act.refuse:Từ chối`,
};
