import { Problem } from '../api/problem';

/** Refusals that a person may meet, and what to do about each. The last column of the contract, in words. */
const texts = {
  'network.unreachable': $localize`:@@problem.network:Không kết nối được. Hãy kiểm tra mạng rồi thử lại; những gì đã nhập vẫn được giữ.`,
  'server.failed': $localize`:@@problem.server:Hệ thống đang gặp lỗi. Hãy thử lại sau ít phút; những gì đã lưu vẫn còn nguyên.`,
  'request.failed': $localize`:@@problem.failed:Hệ thống đang gặp lỗi. Hãy thử lại sau ít phút.`,
  'request.busy': $localize`:@@problem.busy:Hệ thống đang bận. Hãy thử lại sau giây lát.`,
  'request.invalid': $localize`:@@problem.invalid:Có mục chưa đúng. Hãy xem lại các mục được đánh dấu.`,
  'request.malformed': $localize`:@@problem.malformed:Yêu cầu chưa đúng định dạng. Hãy tải lại trang rồi thử lại.`,
  'request.too-large': $localize`:@@problem.tooLarge:Nội dung gửi lên quá lớn.`,
  'request.too-many': $localize`:@@problem.tooMany:Ông/bà đã thử nhiều lần liên tiếp. Hãy chờ ít phút rồi thử lại.`,
  'request.stale-version': $localize`:@@problem.stale:Nội dung vừa được sửa ở nơi khác. Hãy tải lại để thấy bản mới nhất.`,
  'request.csrf-header-missing': $localize`:@@problem.csrf:Trang đã cũ. Hãy tải lại trang rồi thử lại.`,
  'resource.not-found': $localize`:@@problem.notFound:Không tìm thấy, hoặc ông/bà không có quyền xem.`,
  'session.required': $localize`:@@problem.session:Phiên đăng nhập đã hết. Hãy đăng nhập lại; những gì đã nhập vẫn được giữ.`,
  'tracking.not-found': $localize`:@@problem.tracking:Không tìm thấy hồ sơ với thông tin này. Hãy xem lại mã trên giấy hẹn hoặc trong thư điện tử.`,
  'idempotency.in-progress': $localize`:@@problem.inProgress:Hồ sơ đang được nộp. Hãy chờ giây lát.`,
  'draft.answers-invalid': $localize`:@@problem.answers:Còn mục chưa đúng hoặc chưa điền.`,
  'draft.procedure-changed': $localize`:@@problem.procedureChanged:Quy định của thủ tục này đã thay đổi kể từ lần lưu trước. Hãy xem lại từng trang của tờ khai rồi nộp; những gì đã điền vẫn còn.`,
  'draft.procedure-not-fileable': $localize`:@@problem.notFileable:Thủ tục này hiện chưa nhận nộp trực tuyến tại cơ quan đã chọn.`,
  'dossier.papers-missing': $localize`:@@problem.papers:Còn thiếu giấy tờ bắt buộc.`,
  'upload.heic': $localize`:@@problem.upload.heic:Ảnh ở dạng HEIC chưa dùng được. Hãy chọn “Tương thích nhất” trong cài đặt máy ảnh, hoặc gửi lại ảnh dạng JPG.`,
  'upload.type-unknown': $localize`:@@problem.upload.type:Tệp này không phải ảnh JPG, PNG hay PDF. Hãy chụp ảnh giấy tờ hoặc lưu thành PDF rồi tải lên.`,
  'upload.photo-too-large': $localize`:@@problem.upload.photoLarge:Ảnh quá lớn. Hãy chụp lại ở độ phân giải thấp hơn.`,
  'upload.photo-broken': $localize`:@@problem.upload.photoBroken:Ảnh bị hỏng, không mở được. Hãy chụp hoặc chọn lại.`,
  'upload.photo-animated': $localize`:@@problem.upload.photoAnimated:Ảnh động không dùng được. Hãy chụp ảnh thường.`,
  'upload.pdf-too-large': $localize`:@@problem.upload.pdfLarge:Tệp PDF quá lớn. Hãy quét ở mức 200 đến 300 dpi hoặc chia nhỏ.`,
  'upload.pdf-broken': $localize`:@@problem.upload.pdfBroken:Tệp PDF bị hỏng. Hãy mở ra, in lại thành PDF mới rồi tải lên.`,
  'upload.pdf-encrypted': $localize`:@@problem.upload.pdfLocked:Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.`,
  'upload.pdf-active-content': $localize`:@@problem.upload.pdfActive:Tệp PDF có chứa mã lệnh hoặc tệp nhúng nên không an toàn. Hãy in lại thành PDF mới rồi tải lên.`,
  'upload.pdf-too-many-pages': $localize`:@@problem.upload.pdfPages:Tệp PDF có quá nhiều trang. Hãy chỉ gửi những trang cần thiết.`,
  'upload.pdf-page-too-large': $localize`:@@problem.upload.pdfPageLarge:Trang PDF quá khổ. Hãy in lại ở khổ A4 đến A0.`,
  'upload.too-complex': $localize`:@@problem.upload.complex:Tệp quá phức tạp để kiểm tra. Hãy in lại thành PDF mới rồi tải lên.`,
  'upload.too-many-files': $localize`:@@problem.upload.files:Hồ sơ đã đủ số tệp cho phép. Hãy xóa bớt tệp không cần.`,
  'upload.dossier-too-large': $localize`:@@problem.upload.total:Tổng dung lượng các tệp đã vượt mức cho phép. Hãy xóa bớt hoặc giảm cỡ tệp.`,
  'upload.inspection-unavailable': $localize`:@@problem.upload.inspection:Chưa kiểm tra được tệp. Hệ thống sẽ tự thử lại.`,
  'upload.checksum-mismatch': $localize`:@@problem.upload.checksum:Tệp bị sai lệch trên đường truyền. Hãy bấm Thử lại.`,
  'upload.empty': $localize`:@@problem.upload.empty:Tệp rỗng. Hãy chọn lại tệp.`,
  'upload.infected': $localize`:@@problem.upload.infected:Tệp có mã độc nên không được nhận. Hãy quét lại giấy tờ bằng máy khác.`,
  'dossier.papers-unseen': $localize`:@@problem.unseen:Còn giấy tờ chưa kiểm tra.`,
  'dossier.papers-faulty': $localize`:@@problem.faulty:Có giấy tờ chưa đạt nên chưa tiếp nhận được.`,
  'dossier.reason-missing': $localize`:@@problem.reason:Hãy nêu lý do bằng lời.`,
  'dossier.act-out-of-turn': $localize`:@@problem.outOfTurn:Hồ sơ đã chuyển sang bước khác nên không làm được việc này nữa.`,
  'dossier.act-not-yours': $localize`:@@problem.notYours:Việc này thuộc vị trí công tác khác.`,
  'calendar.not-published': $localize`:@@problem.calendar:Chưa có lịch làm việc của năm hẹn trả nên chưa tính được ngày. Hãy báo quản trị.`,
  'signing.not-what-was-shown': $localize`:@@problem.sign.notShown:Nội dung cần ký không khớp bản xem trước nên không ký.`,
  'signing.signature-invalid': $localize`:@@problem.sign.invalid:Chữ ký không hợp lệ.`,
  'signing.wrong-certificate': $localize`:@@problem.sign.wrongCertificate:Khóa không thuộc chứng thư đã đăng ký.`,
  'signing.timestamp-unavailable': $localize`:@@problem.sign.timestamp:Dịch vụ cấp dấu thời gian chưa trả lời. Hãy ký lại sau.`,
  'signing.clock-skew': $localize`:@@problem.sign.clock:Đồng hồ máy chủ lệch với dịch vụ cấp dấu thời gian. Hãy báo quản trị.`,
  'signing.certificate.malformed': $localize`:@@problem.certificate.malformed:Tệp không phải chứng thư số.`,
  'signing.certificate.expired': $localize`:@@problem.certificate.expired:Chứng thư số đã hết hạn.`,
  'signing.certificate.not-yet-valid': $localize`:@@problem.certificate.early:Chứng thư số chưa đến ngày có hiệu lực.`,
  'signing.certificate.revoked': $localize`:@@problem.certificate.revoked:Chứng thư số đã bị thu hồi.`,
  'signing.certificate.usage': $localize`:@@problem.certificate.usage:Chứng thư số này không được cấp để ký văn bản.`,
  'signing.certificate.weak-key': $localize`:@@problem.certificate.weak:Khóa của chứng thư quá yếu.`,
  'signing.certificate.untrusted': $localize`:@@problem.certificate.untrusted:Chứng thư số không do tổ chức được tin cậy cấp.`,
  'signing.certificate.revocation-unknown': $localize`:@@problem.certificate.unknown:Chưa kiểm tra được chứng thư có bị thu hồi không. Hãy thử lại sau.`,
  'signing.request.weak-key': $localize`:@@problem.request.weak:Khóa quá yếu để cấp chứng thư.`,
  'signing.authority.absent': $localize`:@@problem.authority:Ở đây không cấp chứng thư. Hãy tải yêu cầu (.csr), gửi tổ chức chứng thực, rồi nhập chứng thư đã cấp.`,
} as const;

/** Every code that has its own words. */
export type ProblemCode = keyof typeof texts;

/** The words for a code; an unknown one speaks in general and is never shown raw. */
export function codeText(code: string): string {
  return texts[code as ProblemCode] ?? texts['request.failed'];
}

/** The words for a problem. Not signed in is recognised by its status, whatever its code. */
export function problemText(problem: Problem): string {
  return problem.status === 401 ? texts['session.required'] : codeText(problem.code);
}
