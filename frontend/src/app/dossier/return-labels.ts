import './return-problem-texts';
import { ParcelKind, ParcelState, ReturnWay, TraceKind } from '../api/return-types';
import { Tone } from '../ui/notice/notice';

export const wayLabels: Record<ReturnWay, string> = {
  electronic: $localize`:@@return.way.electronic:Bản điện tử`,
  counter: $localize`:@@return.way.counter:Tại quầy`,
  post: $localize`:@@return.way.post:Qua bưu điện, tận nhà`,
};

export const carrierLabels: Record<ParcelKind, string> = {
  post: $localize`:@@parcel.kind.post:Bưu điện`,
  pouch: $localize`:@@parcel.kind.pouch:Túi công văn`,
};

export const parcelLabels: Record<ParcelState, string> = {
  wanted: $localize`:@@parcel.wanted:Đang lập đơn gửi`,
  ordered: $localize`:@@parcel.ordered:Chờ bàn giao`,
  cancelling: $localize`:@@parcel.cancelling:Đang hủy đơn gửi`,
  cancelled: $localize`:@@parcel.cancelled:Đã hủy đơn gửi`,
  refused: $localize`:@@parcel.refused:Bưu điện không nhận`,
  onTheWay: $localize`:@@parcel.onTheWay:Đang trên đường`,
  arrived: $localize`:@@parcel.arrived:Đã đến quầy nhận`,
  delivered: $localize`:@@parcel.delivered:Đã giao`,
  comingBack: $localize`:@@parcel.comingBack:Đang chuyển hoàn`,
  back: $localize`:@@parcel.back:Đã về lại quầy`,
};

export const parcelTones: Record<ParcelState, Tone | 'plain'> = {
  wanted: 'plain',
  ordered: 'info',
  cancelling: 'plain',
  cancelled: 'plain',
  refused: 'bad',
  onTheWay: 'info',
  arrived: 'good',
  delivered: 'good',
  comingBack: 'warn',
  back: 'warn',
};

export const traceLabels: Record<TraceKind, string> = {
  ordered: $localize`:@@trace.ordered:Đã lập đơn gửi`,
  refused: $localize`:@@trace.refused:Bưu điện không nhận`,
  handedOver: $localize`:@@trace.handedOver:Cơ quan đã bàn giao`,
  accepted: $localize`:@@trace.accepted:Bưu điện đã nhận gửi`,
  inTransit: $localize`:@@trace.inTransit:Đang vận chuyển`,
  outForDelivery: $localize`:@@trace.outForDelivery:Bưu tá đang đi phát`,
  attemptFailed: $localize`:@@trace.attemptFailed:Phát chưa được, sẽ phát lại`,
  delivered: $localize`:@@trace.delivered:Đã giao`,
  goingBack: $localize`:@@trace.goingBack:Chuyển hoàn về cơ quan`,
  back: $localize`:@@trace.back:Đã về lại quầy gửi`,
  arrived: $localize`:@@trace.arrived:Đã đến quầy nhận`,
  cancelled: $localize`:@@trace.cancelled:Đã hủy đơn gửi`,
};
