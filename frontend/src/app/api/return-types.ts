import { LocalText } from './types';

export type ReturnWay = 'electronic' | 'counter' | 'post';
export type ParcelKind = 'post' | 'pouch';
export type ParcelState =
  | 'wanted'
  | 'ordered'
  | 'cancelling'
  | 'cancelled'
  | 'refused'
  | 'onTheWay'
  | 'arrived'
  | 'delivered'
  | 'comingBack'
  | 'back';
export type TraceKind =
  | 'ordered'
  | 'refused'
  | 'handedOver'
  | 'accepted'
  | 'inTransit'
  | 'outForDelivery'
  | 'attemptFailed'
  | 'delivered'
  | 'goingBack'
  | 'back'
  | 'arrived'
  | 'cancelled';
export type ParcelWork = 'toSend' | 'onTheWay' | 'toCollect' | 'toSettle';

export interface Named {
  readonly id: string;
  readonly name: LocalText;
}

/** Money is whole đồng; days are calendar days. */
export interface PostRate {
  readonly priceVnd: number;
  readonly days: number;
}

/** One way to get a result; how punctual it was in the last 365 days. */
export interface ReturnOffer {
  readonly way: ReturnWay;
  readonly rates?: { readonly withinProvince: PostRate; readonly elsewhere: PostRate };
  readonly needsReview: boolean;
  readonly carrier?: LocalText;
  readonly delivered: number;
  readonly punctual: number;
}

export interface ReturnAddress {
  readonly name: string;
  readonly phone: string;
  readonly detail: string;
  readonly commune: string;
  readonly provinceCode: string;
}

export interface Parcel {
  readonly labelNumber: string;
  readonly kind: ParcelKind;
  readonly state: ParcelState;
  readonly priceVnd?: number;
  readonly promisedOn?: string;
  readonly refusalCode?: string;
  readonly traces: readonly { readonly kind: TraceKind; readonly at: string; readonly place?: string }[];
}

/** Who may collect instead of the person; the code is shown to whoever sent them alone. */
export interface Collector {
  readonly name: string;
  readonly personalId: string;
  readonly code?: string;
  readonly givenAt: string;
}

export interface ResultReturn {
  readonly version: number;
  readonly way: ReturnWay;
  readonly counter: Named;
  readonly address?: ReturnAddress;
  readonly fixedBy?: string;
  readonly offers: readonly ReturnOffer[];
  readonly counters: readonly Named[];
  readonly provinces: readonly { readonly code: string; readonly name: LocalText }[];
  readonly parcels: readonly Parcel[];
  readonly collector?: Collector;
}

/** A parcel in a counter's list. */
export interface ParcelEntry {
  readonly labelNumber: string;
  readonly dossierCode: string;
  readonly applicantName: string;
  readonly kind: ParcelKind;
  readonly state: ParcelState;
  readonly from: LocalText;
  readonly to?: LocalText;
  readonly begunAt: string;
  readonly promisedOn?: string;
  readonly collector?: string;
}

export interface ParcelScan {
  readonly dossierCode: string;
  readonly kind: TraceKind;
  readonly state: ParcelState;
}
