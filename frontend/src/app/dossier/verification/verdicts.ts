import { PaperRung } from '../../api/issued-papers';
import { VerificationReason, VerificationVerdict } from '../../api/verification';
import { Tone } from '../../ui/notice/notice';

/** A verdict in one sentence that a person can act on. */
export interface VerdictWords {
  readonly tone: Tone;
  readonly title: string;
  readonly meaning: string;
}

export const verdictWords: Record<VerificationVerdict, VerdictWords> = {
  valid: {
    tone: 'good',
    title: $localize`:@@verify.valid:Văn bản thật, chưa bị sửa`,
    meaning: $localize`:@@verify.valid.means:Chữ ký số đúng và từng byte của tệp vẫn như lúc ký.`,
  },
  superseded: {
    tone: 'warn',
    title: $localize`:@@verify.superseded:Văn bản thật nhưng đã có bản mới thay thế`,
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
    title: $localize`:@@verify.unsignedRegistered:Văn bản do hệ thống lập nhưng chưa ký`,
    meaning: $localize`:@@verify.unsignedRegistered.means:Nội dung trùng với bản đang chờ ký. Hãy chờ bản đã ký gửi qua thư điện tử.`,
  },
  malformed: {
    tone: 'bad',
    title: $localize`:@@verify.malformed:Tệp hỏng hoặc không phải PDF hợp lệ`,
    meaning: $localize`:@@verify.malformed.means:Hãy tải lại tệp từ thư điện tử hoặc từ trang tra cứu.`,
  },
  foreign: {
    tone: 'warn',
    title: $localize`:@@verify.foreign:Không phải văn bản của hệ thống này`,
    meaning: $localize`:@@verify.foreign.means:Tệp có thể đúng nhưng do nơi khác lập; trang này không kết luận được.`,
  },
};

/** What a signature on a paper is worth. */
export const rungWords: Record<PaperRung, string> = {
  nothing: $localize`:@@verify.rung.nothing:Chưa có chữ ký.`,
  seal: $localize`:@@verify.rung.seal:Con dấu số của cơ quan. Cơ quan xác nhận văn bản này và người lập nêu tên; người lập chưa ký riêng. Văn bản có giá trị như bản được đóng dấu.`,
  person: $localize`:@@verify.rung.person:Chữ ký số của chính người lập, có giá trị như chữ ký tay.`,
  sealAndPerson: $localize`:@@verify.rung.sealAndPerson:Con dấu số của cơ quan và chữ ký số của chính người lập, có giá trị như bản được ký và đóng dấu.`,
};

/** Of a seal on a paper that nobody made. */
export const sealWithoutAuthor = $localize`:@@verify.rung.automatic:Con dấu số của cơ quan. Văn bản được phát hành tự động nên không có người ký riêng, có giá trị như bản được đóng dấu.`;

/** Why, in words; a reason of the contract without its wording does not compile. */
export const reasonWords: Record<VerificationReason, string> = {
  bytesAppended: $localize`:@@verify.reason.bytesAppended:Có dữ liệu được thêm vào sau chữ ký.`,
  updatedAfterSignature: $localize`:@@verify.reason.updatedAfterSignature:Tệp đã được lưu lại với nội dung khác sau khi ký.`,
  fontsSwapped: $localize`:@@verify.reason.fontsSwapped:Phông chữ bị thay sau khi ký, nên chữ hiện ra có thể khác bản gốc.`,
  annotationAdded: $localize`:@@verify.reason.annotationAdded:Có hình hoặc chữ được đặt chồng lên trang sau khi ký.`,
  cut: $localize`:@@verify.reason.cut:Tệp bị cắt mất phần cuối.`,
  wrapped: $localize`:@@verify.reason.wrapped:Có nội dung lạ chen vào giữa các phần đã ký.`,
  signatureEmptied: $localize`:@@verify.reason.signatureEmptied:Chữ ký trong tệp bị xóa hoặc bị hỏng.`,
  contentChanged: $localize`:@@verify.reason.contentChanged:Nội dung khác với lúc ký, hoặc chữ ký được chép từ tệp khác.`,
  signatureForged: $localize`:@@verify.reason.signatureForged:Chữ ký không phải do chứng thư ghi trong tệp tạo ra.`,
  signedAgain: $localize`:@@verify.reason.signedAgain:Có thêm chữ ký khác sau chữ ký của văn bản.`,
  timestampBroken: $localize`:@@verify.reason.timestampBroken:Dấu thời gian thiếu, hỏng hoặc thuộc chữ ký khác.`,
  timestampUntrusted: $localize`:@@verify.reason.timestampUntrusted:Nơi cấp dấu thời gian không được tin cậy.`,
  signerUntrusted: $localize`:@@verify.reason.signerUntrusted:Chứng thư không nối được tới gốc tin cậy.`,
  certificateNotValidThen: $localize`:@@verify.reason.certificateNotValidThen:Vào lúc ký, chứng thư chưa có hiệu lực hoặc đã hết hạn.`,
  certificateUnfit: $localize`:@@verify.reason.certificateUnfit:Chứng thư không dùng để ký văn bản, hoặc khóa quá yếu.`,
  certificateRevoked: $localize`:@@verify.reason.certificateRevoked:Chứng thư đã bị thu hồi trước lúc ký.`,
  certificateRevokedLater: $localize`:@@verify.reason.certificateRevokedLater:Chứng thư bị thu hồi sau lúc ký; chữ ký này vẫn có giá trị.`,
  revocationUnknown: $localize`:@@verify.reason.revocationUnknown:Chưa hỏi được chứng thư có bị thu hồi hay không.`,
  foreignStructure: $localize`:@@verify.reason.foreignStructure:Cấu trúc tệp không phải loại do hệ thống này lập.`,
  noSignature: $localize`:@@verify.reason.noSignature:Trong tệp không có chữ ký số nào.`,
  unreadable: $localize`:@@verify.reason.unreadable:Tệp không phải PDF hoặc bị hỏng nên không đọc được.`,
  fileTooLarge: $localize`:@@verify.reason.fileTooLarge:Tệp lớn hơn 20 MB nên không được xem xét.`,
  notRegistered: $localize`:@@verify.reason.notRegistered:Chữ ký đúng, nhưng sổ văn bản của hệ thống không có tệp này.`,
};
