import { addProblemTexts } from './problem-texts';

/** Refusals about handing a result out, and what to do about each. */
addProblemTexts({
  'return.dispatched': $localize`:@@problem.return.dispatched:Kết quả đã rời cơ quan nên chưa làm được việc này. Hãy theo dõi hành trình; nếu kết quả về lại quầy thì chọn lại được.`,
  'return.over': $localize`:@@problem.return.over:Hồ sơ đã kết thúc nên không chọn cách nhận được nữa.`,
  'return.address': $localize`:@@problem.return.address:Địa chỉ chưa đủ để bưu điện phát. Hãy điền họ tên, số điện thoại, số nhà (thôn) và xã, phường.`,
  'return.way-unknown': $localize`:@@problem.return.way:Cách nhận này hiện không dùng được. Hãy chọn cách khác.`,
  'return.mandates-too-many': $localize`:@@problem.return.mandates:Ông/bà đã nhờ quá nhiều người. Hãy đến quầy hoặc gọi cơ quan.`,
  'return.no-mandate': $localize`:@@problem.return.noMandate:Không còn ai được nhờ nhận thay. Hãy tải lại trang.`,
  'parcel.out-of-turn': $localize`:@@problem.parcel.turn:Việc này không hợp với chặng hiện tại của bưu gửi. Hãy tải lại và xem hành trình.`,
  'post.unavailable': $localize`:@@problem.post.unavailable:Bưu điện chưa trả lời. Hệ thống tự hỏi lại; ông/bà không cần làm gì.`,
  'post.refused': $localize`:@@problem.post.refused:Bưu điện không nhận bưu gửi này. Hãy xem lại địa chỉ hoặc chọn cách nhận khác.`,
  'post.too-late': $localize`:@@problem.post.tooLate:Bưu điện đã nhận bưu gửi nên không hủy được.`,
});
