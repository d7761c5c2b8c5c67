import { SlipVerdict } from '../../api/verification';
import { Tone } from '../../ui/notice/notice';

/** A verdict in one sentence that a person can act on. */
export interface VerdictWords {
  readonly tone: Tone;
  readonly title: string;
  readonly meaning: string;
}

export const verdictWords: Record<SlipVerdict, VerdictWords> = {
  valid: {
    tone: 'good',
    title: $localize`:@@verify.valid:Giấy hẹn thật, chưa bị sửa`,
    meaning: $localize`:@@verify.valid.means:Chữ ký số đúng và từng byte của tệp vẫn như lúc ký.`,
  },
  superseded: {
    tone: 'warn',
    title: $localize`:@@verify.superseded:Giấy hẹn thật nhưng đã có bản mới thay thế`,
    meaning: $localize`:@@verify.superseded.means:Hãy tra cứu hồ sơ để lấy bản đang có hiệu lực.`,
  },
  altered: {
    tone: 'bad',
    title: $localize`:@@verify.altered:Tệp đã bị sửa sau khi ký`,
    meaning: $localize`:@@verify.altered.means:Không dùng tệp này. Hãy tra cứu hồ sơ để tải bản gốc.`,
  },
  untrusted: {
    tone: 'bad',
    title: $localize`:@@verify.untrusted:Chữ ký không thuộc chứng thư được tin cậy`,
    meaning: $localize`:@@verify.untrusted.means:Có chữ ký số nhưng không xác định được người ký thuộc cơ quan nhà nước.`,
  },
  unsigned: {
    tone: 'bad',
    title: $localize`:@@verify.unsigned:Tệp không có chữ ký số`,
    meaning: $localize`:@@verify.unsigned.means:Không thể biết ai đã lập tệp này.`,
  },
  unsignedRegistered: {
    tone: 'warn',
    title: $localize`:@@verify.unsignedRegistered:Giấy hẹn do hệ thống lập nhưng chưa ký`,
    meaning: $localize`:@@verify.unsignedRegistered.means:Nội dung trùng với bản đang chờ ký. Hãy chờ bản đã ký gửi qua thư điện tử.`,
  },
  malformed: {
    tone: 'bad',
    title: $localize`:@@verify.malformed:Tệp hỏng hoặc không phải PDF hợp lệ`,
    meaning: $localize`:@@verify.malformed.means:Hãy tải lại tệp từ thư điện tử hoặc từ trang tra cứu.`,
  },
  foreign: {
    tone: 'warn',
    title: $localize`:@@verify.foreign:Không phải giấy hẹn của hệ thống này`,
    meaning: $localize`:@@verify.foreign.means:Tệp có thể đúng nhưng do nơi khác lập; trang này không kết luận được.`,
  },
};

const reasons: Record<string, string> = {
  'signature.chain-untrusted': $localize`:@@verify.reason.chain:Chứng thư không nối được tới gốc tin cậy.`,
  'signature.certificate-expired': $localize`:@@verify.reason.expired:Chứng thư đã hết hạn vào lúc ký.`,
  'signature.certificate-revoked': $localize`:@@verify.reason.revoked:Chứng thư đã bị thu hồi.`,
  'signature.bytes-appended': $localize`:@@verify.reason.appended:Có dữ liệu được thêm vào sau chữ ký.`,
  'signature.digest-differs': $localize`:@@verify.reason.digest:Nội dung khác với lúc ký.`,
};

/** Known reasons in words; others are left to the verdict itself. */
export function reasonWords(codes: readonly string[]): string[] {
  return codes.flatMap((code) => reasons[code] ?? []);
}
