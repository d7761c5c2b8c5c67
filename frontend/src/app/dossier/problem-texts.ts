import { Problem } from '../api/problem';

/** Refusals that any person may meet, and what to do about each. The last column of the contract, in words. */
const texts: Record<string, string> = {
  'network.unreachable': $localize`:@@problem.network:Không kết nối được. Hãy kiểm tra mạng rồi thử lại; những gì đã nhập vẫn được giữ.`,
  'server.failed': $localize`:@@problem.server:Hệ thống đang gặp lỗi. Hãy thử lại sau ít phút; những gì đã lưu vẫn còn nguyên.`,
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
