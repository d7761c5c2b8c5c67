import {
  FeedbackAct,
  FeedbackKind,
  FeedbackSource,
  FeedbackStatus,
  PetitionKind,
  PetitionStatus,
} from '../api/feedback-types';

export const feedbackKinds: Record<FeedbackKind, string> = {
  regulation: $localize`:@@feedback.kind.regulation:Về quy định hành chính`,
  conduct: $localize`:@@feedback.kind.conduct:Về hành vi của cán bộ`,
};

export const feedbackSources: Record<FeedbackSource, string> = {
  portal: $localize`:@@feedback.source.portal:Cổng dịch vụ công`,
  hotline: $localize`:@@feedback.source.hotline:Đường dây nóng`,
  email: $localize`:@@feedback.source.email:Thư điện tử`,
  paper: $localize`:@@feedback.source.paper:Văn bản giấy hoặc tại quầy`,
};

export const feedbackStatuses: Record<FeedbackStatus, string> = {
  received: $localize`:@@feedback.status.received:Mới tiếp nhận`,
  awaitingSupplement: $localize`:@@feedback.status.awaitingSupplement:Chờ bổ sung`,
  supplemented: $localize`:@@feedback.status.supplemented:Đã bổ sung`,
  inProcessing: $localize`:@@feedback.status.inProcessing:Đang xử lý`,
  transferred: $localize`:@@feedback.status.transferred:Chuyển đơn vị khác`,
  returned: $localize`:@@feedback.status.returned:Trả lại`,
  awaitingPublication: $localize`:@@feedback.status.awaitingPublication:Chờ công khai`,
  published: $localize`:@@feedback.status.published:Đã công khai`,
  refused: $localize`:@@feedback.status.refused:Từ chối`,
};

export const keptClosedLabel = $localize`:@@feedback.status.keptClosed:Đã trả lời, không công khai`;

export const feedbackActs: Record<FeedbackAct, string> = {
  file: $localize`:@@feedback.act.file:Gửi phản ánh, kiến nghị`,
  take: $localize`:@@feedback.act.take:Nhận xử lý`,
  askSupplement: $localize`:@@feedback.act.askSupplement:Yêu cầu bổ sung`,
  supplement: $localize`:@@feedback.act.supplement:Bổ sung`,
  transfer: $localize`:@@feedback.act.transfer:Chuyển đơn vị khác`,
  return: $localize`:@@feedback.act.return:Trả lại đơn vị chuyển`,
  answer: $localize`:@@feedback.act.answer:Trả lời`,
  publish: $localize`:@@feedback.act.publish:Công khai`,
  keepClosed: $localize`:@@feedback.act.keepClosed:Không công khai`,
  refuse: $localize`:@@feedback.act.refuse:Từ chối`,
  dispute: $localize`:@@feedback.act.dispute:Không hài lòng với trả lời`,
  remind: $localize`:@@feedback.act.remind:Nhắc lại`,
};

export const petitionKinds: Record<PetitionKind, string> = {
  complaint: $localize`:@@petition.kind.complaint:Khiếu nại`,
  denunciation: $localize`:@@petition.kind.denunciation:Tố cáo`,
};

export const petitionStatuses: Record<PetitionStatus, string> = {
  received: $localize`:@@petition.status.received:Đã nhận`,
  accepted: $localize`:@@petition.status.accepted:Đã thụ lý`,
  passedOn: $localize`:@@petition.status.passedOn:Đã chuyển cơ quan có thẩm quyền`,
  settled: $localize`:@@petition.status.settled:Đã giải quyết`,
};
