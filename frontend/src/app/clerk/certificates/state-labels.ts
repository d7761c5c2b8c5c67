import { CertificateState } from '../../api/staff-types';
import { Tone } from '../../ui/notice/notice';

export const stateLabels: Record<CertificateState | 'none', string> = {
  active: $localize`:@@certificate.state.active:Còn hiệu lực`,
  expiring: $localize`:@@certificate.state.expiring:Sắp hết hạn`,
  expired: $localize`:@@certificate.state.expired:Đã hết hạn`,
  revoked: $localize`:@@certificate.state.revoked:Đã thu hồi`,
  none: $localize`:@@certificate.state.none:Chưa có chứng thư số`,
};

export const stateTones: Record<CertificateState | 'none', Tone | 'plain'> = {
  active: 'good',
  expiring: 'warn',
  expired: 'bad',
  revoked: 'bad',
  none: 'bad',
};
