import { Problem } from '../api/problem';

/** Refusals that any person may meet, and what to do about each. The last column of the contract, in words. */
const texts: Record<string, string> = {
  'network.unreachable': $localize`:@@problem.network:Không kết nối được. Hãy kiểm tra mạng rồi thử lại; những gì đã nhập vẫn được giữ.`,
  'server.failed': $localize`:@@problem.server:Hệ thống đang gặp lỗi. Hãy thử lại sau ít phút; những gì đã lưu vẫn còn nguyên.`,
  'feedback.act-out-of-turn': $localize`:@@problem.feedback.turn:Phản ánh, kiến nghị này vừa đổi trạng thái nên không làm được việc đó nữa. Hãy tải lại trang.`,
  'feedback.act-not-yours': $localize`:@@problem.feedback.yours:Việc này do bên kia làm: cơ quan hoặc người gửi.`,
  'feedback.author-unfit': $localize`:@@problem.feedback.author:Họ tên dài quá hoặc có ký tự không gõ được.`,
  'feedback.period-malformed': $localize`:@@problem.feedback.period:Hãy chọn ngày đầu không sau ngày cuối, nhiều nhất 400 ngày.`,
  'feedback.subject-unfit': $localize`:@@problem.feedback.subject:Hãy tóm tắt trong không quá 200 ký tự.`,
  'feedback.unit-same': $localize`:@@problem.feedback.same:Phản ánh, kiến nghị đang ở chính đơn vị này.`,
  'feedback.unit-unknown': $localize`:@@problem.feedback.unit:Cơ quan này không còn hoạt động hoặc không nhận phản ánh. Hãy chọn cơ quan khác.`,
  'feedback.words-unfit': $localize`:@@problem.feedback.words:Hãy viết nội dung, không quá 5.000 ký tự.`,
  'petition.author-unfit': $localize`:@@problem.petition.author:Đơn cần họ tên và địa chỉ người viết, mỗi mục không quá 300 ký tự.`,
  'petition.statement-unfit': $localize`:@@problem.petition.statement:Hãy viết nội dung đơn, không quá 20.000 ký tự.`,
  'petition.reason-missing': $localize`:@@problem.petition.reason:Hãy ghi lý do mở, không quá 300 ký tự.`,
  'petition.out-of-turn': $localize`:@@problem.petition.turn:Đơn vừa đổi trạng thái. Hãy tải lại trang.`,
  'rating.already-given': $localize`:@@rating.given:Hồ sơ này đã được đánh giá. Mỗi hồ sơ được đánh giá một lần.`,
  'rating.too-early': $localize`:@@rating.tooEarly:Hồ sơ chưa có kết quả. Ông/bà đánh giá được từ khi hồ sơ có kết quả hoặc kết thúc.`,
  'rating.answer-unknown': $localize`:@@problem.rating.answer:Các câu hỏi vừa thay đổi. Hãy tải lại trang rồi trả lời lại.`,
  'rating.comment-unfit': $localize`:@@problem.rating.comment:Ý kiến dài quá 1.000 ký tự hoặc có ký tự không gõ được. Hãy rút ngắn rồi gửi lại.`,
  'rating.period-malformed': $localize`:@@problem.rating.period:Hãy chọn tháng đầu không sau tháng cuối, nhiều nhất 36 tháng.`,
  'request.failed': $localize`:@@problem.failed:Hệ thống đang gặp lỗi. Hãy thử lại sau ít phút.`,
  'request.busy': $localize`:@@problem.busy:Hệ thống đang bận. Hãy thử lại sau giây lát.`,
  'request.invalid': $localize`:@@problem.invalid:Có mục chưa đúng. Hãy xem lại các mục được đánh dấu.`,
  'request.malformed': $localize`:@@problem.malformed:Yêu cầu chưa đúng định dạng. Hãy tải lại trang rồi thử lại.`,
  'request.method-not-allowed': $localize`:@@problem.method:Yêu cầu chưa đúng định dạng. Hãy tải lại trang rồi thử lại.`,
  'request.media-type': $localize`:@@problem.mediaType:Yêu cầu chưa đúng định dạng. Hãy tải lại trang rồi thử lại.`,
  'request.too-large': $localize`:@@problem.tooLarge:Nội dung gửi lên quá lớn.`,
  'request.too-many': $localize`:@@problem.tooMany:Ông/bà đã thử nhiều lần liên tiếp. Hãy chờ ít phút rồi thử lại.`,
  'request.stale-version': $localize`:@@problem.stale:Nội dung vừa được sửa ở nơi khác. Hãy tải lại để thấy bản mới nhất.`,
  'request.csrf-header-missing': $localize`:@@problem.csrf:Trang đã cũ. Hãy tải lại trang rồi thử lại.`,
  'request.origin-foreign': $localize`:@@problem.origin:Yêu cầu đến từ trang khác nên không được thực hiện. Hãy mở trang của cổng rồi thử lại.`,
  'resource.not-found': $localize`:@@problem.notFound:Không tìm thấy, hoặc ông/bà không có quyền xem.`,
  'session.required': $localize`:@@problem.session:Phiên đăng nhập đã hết. Hãy đăng nhập lại; những gì đã nhập vẫn được giữ.`,
  'session.sign-in-required': $localize`:@@problem.session:Phiên đăng nhập đã hết. Hãy đăng nhập lại; những gì đã nhập vẫn được giữ.`,
  'tracking.not-found': $localize`:@@problem.tracking:Không tìm thấy hồ sơ với thông tin này. Hãy xem lại mã trên giấy hẹn hoặc trong thư điện tử.`,
  'idempotency.key-reused': $localize`:@@problem.keyReused:Lần gửi này trùng với một lần gửi khác. Hãy tải lại trang rồi thử lại.`,
  'draft.answers-invalid': $localize`:@@problem.answers:Còn mục chưa đúng hoặc chưa điền.`,
  'draft.procedure-changed': $localize`:@@problem.procedureChanged:Quy định của thủ tục này đã thay đổi kể từ lần lưu trước. Hãy xem lại từng trang của tờ khai rồi nộp; những gì đã điền vẫn còn.`,
  'draft.too-many': $localize`:@@problem.draftsTooMany:Ông/bà đang có 50 hồ sơ nháp, là số nhiều nhất. Hãy nộp hoặc xóa bớt một hồ sơ nháp rồi thử lại.`,
  'draft.procedure-not-fileable': $localize`:@@problem.notFileable:Thủ tục này hiện chưa nhận nộp trực tuyến tại cơ quan đã chọn.`,
  'answers.too-large': $localize`:@@problem.answersLarge:Nội dung khai quá dài. Hãy rút ngắn hoặc tải lên thành tệp.`,
  'profile.invalid': $localize`:@@problem.profile:Có mục chưa đúng trong thông tin cá nhân.`,
  'applicant.name': $localize`:@@problem.applicantName:Họ tên người nộp chưa đúng hoặc quá dài.`,
  'applicant.address': $localize`:@@problem.applicantAddress:Địa chỉ người nộp chưa đúng hoặc quá dài.`,
  'dossier.papers-missing': $localize`:@@problem.papers:Còn thiếu giấy tờ bắt buộc.`,
  'upload.heic': $localize`:@@problem.upload.heic:Ảnh ở dạng HEIC chưa dùng được. Hãy chọn “Tương thích nhất” trong cài đặt máy ảnh, hoặc gửi lại ảnh dạng JPG.`,
  'upload.type-unknown': $localize`:@@problem.upload.type:Tệp này không phải ảnh JPG, PNG hay PDF. Hãy chụp ảnh giấy tờ hoặc lưu thành PDF rồi tải lên.`,
  'upload.photo-too-large': $localize`:@@problem.upload.photoLarge:Ảnh quá lớn. Hãy chụp lại ở độ phân giải thấp hơn.`,
  'upload.photo-broken': $localize`:@@problem.upload.photoBroken:Ảnh bị hỏng, không mở được. Hãy chụp hoặc chọn lại.`,
  'upload.photo-animated': $localize`:@@problem.upload.photoAnimated:Ảnh động không dùng được. Hãy chụp ảnh thường.`,
  'upload.pdf-broken': $localize`:@@problem.upload.pdfBroken:Tệp PDF bị hỏng. Hãy mở ra, in lại thành PDF mới rồi tải lên.`,
  'upload.pdf-encrypted': $localize`:@@problem.upload.pdfLocked:Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.`,
  'upload.pdf-active-content': $localize`:@@problem.upload.pdfActive:Tệp PDF có chứa mã lệnh hoặc tệp nhúng nên không an toàn. Hãy in lại thành PDF mới rồi tải lên.`,
  'upload.pdf-too-many-pages': $localize`:@@problem.upload.pdfPages:Tệp PDF có quá nhiều trang. Hãy chỉ gửi những trang cần thiết.`,
  'upload.pdf-page-too-large': $localize`:@@problem.upload.pdfPageLarge:Trang PDF quá khổ. Hãy in lại ở khổ A4 đến A0.`,
  'upload.too-complex': $localize`:@@problem.upload.complex:Tệp quá phức tạp để kiểm tra. Hãy in lại thành PDF mới rồi tải lên.`,
  'upload.too-many-files': $localize`:@@problem.upload.files:Hồ sơ đã đủ số tệp cho phép. Hãy xóa bớt tệp không cần.`,
  'upload.too-large': $localize`:@@problem.upload.large:Tệp quá lớn. Hãy chia nhỏ hoặc giảm cỡ tệp.`,
  'upload.dossier-too-large': $localize`:@@problem.upload.total:Tổng dung lượng các tệp đã vượt mức cho phép. Hãy xóa bớt hoặc giảm cỡ tệp.`,
  'upload.too-many-per-minute': $localize`:@@problem.upload.pace:Ông/bà tải lên quá nhanh. Hệ thống sẽ tự thử lại sau giây lát.`,
  'upload.too-much-today': $localize`:@@problem.upload.today:Hôm nay ông/bà đã tải lên quá nhiều. Hãy tiếp tục vào ngày mai.`,
  'upload.store-full': $localize`:@@problem.upload.full:Kho tệp đang đầy nên chưa nhận được. Hãy thử lại sau.`,
  'upload.store-unavailable': $localize`:@@problem.upload.store:Kho tệp chưa sẵn sàng. Hãy thử lại sau ít phút.`,
  'upload.locked': $localize`:@@problem.upload.locked:Tệp này đang được tải lên ở nơi khác.`,
  'upload.lost': $localize`:@@problem.upload.lost:Máy chủ không còn giữ phần đã gửi của tệp này. Hãy chọn lại tệp.`,
  'upload.ended': $localize`:@@problem.upload.ended:Lần tải lên này đã kết thúc. Hãy chọn lại tệp.`,
  'upload.paper-unknown': $localize`:@@problem.upload.paper:Thủ tục này không có giấy tờ như vậy. Hãy tải lại trang.`,
  'upload.inspection-unavailable': $localize`:@@problem.upload.inspection:Chưa kiểm tra được tệp. Hệ thống sẽ tự thử lại.`,
  'upload.checksum-mismatch': $localize`:@@problem.upload.checksum:Tệp bị sai lệch trên đường truyền. Hãy bấm Thử lại.`,
  'upload.empty': $localize`:@@problem.upload.empty:Tệp rỗng. Hãy chọn lại tệp.`,
  'dossier.act-out-of-turn': $localize`:@@problem.outOfTurn:Hồ sơ đã chuyển sang bước khác nên không làm được việc này nữa.`,
  'dossier.attachment-unknown': $localize`:@@problem.attachment:Hồ sơ không có giấy tờ này. Hãy tải lại trang.`,
  'paper.not-clean': $localize`:@@problem.notClean:Tệp này chưa được xác nhận an toàn nên chưa mở được.`,
  'supplement.beyond-request': $localize`:@@problem.supplement.beyond:Chỉ sửa được những mục mà cán bộ yêu cầu.`,
  'supplement.incomplete': $localize`:@@problem.supplement.incomplete:Còn mục được yêu cầu chưa bổ sung.`,
  'withdrawal.decision-exists': $localize`:@@problem.withdrawal.decided:Hồ sơ đã có kết quả được duyệt nên không rút được nữa.`,
  'outcome.not-signed': $localize`:@@problem.outcome.notSigned:Văn bản kết quả chưa có chữ ký số của người duyệt.`,
};

/** The words of refusals that only some screens meet come with those screens: the first page needn't carry them. */
export function addProblemTexts(more: Record<string, string>): void {
  Object.assign(texts, more);
}

/** The words for a code; an unknown one speaks in general and is never shown raw. */
export function codeText(code: string): string {
  return texts[code] ?? texts['request.failed'] ?? '';
}

/** The words for a problem. Not signed in is recognised by its status, whatever its code. */
export function problemText(problem: Problem): string {
  return codeText(problem.status === 401 ? 'session.required' : problem.code);
}
