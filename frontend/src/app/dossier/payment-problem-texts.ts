import { addProblemTexts } from './problem-texts';

/** Refusals about fees and payments, and what to do about each. */
addProblemTexts({
  'payment.nothing-due': $localize`:@@problem.payment.nothingDue:Không còn khoản nào phải nộp. Hãy tải lại trang.`,
  'payment.settled': $localize`:@@problem.payment.settled:Phí, lệ phí đã được nộp nên không sửa được nữa.`,
  'payment.too-many-attempts': $localize`:@@problem.payment.tooMany:Ông/bà đang mở nhiều lần thanh toán. Hãy hoàn tất một lần, hoặc chờ 15 phút rồi thử lại.`,
  'payment.way-unknown': $localize`:@@problem.payment.way:Cách nộp này hiện không dùng được. Hãy chọn cách khác.`,
  'payment.gateway-unavailable': $localize`:@@problem.payment.unavailable:Cổng thanh toán chưa trả lời. Hãy thử lại sau ít phút hoặc chọn cách nộp khác.`,
  'payment.gateway-refused': $localize`:@@problem.payment.refused:Cổng thanh toán không nhận yêu cầu này. Hãy chọn cách nộp khác.`,
  'payment.notice-forged': $localize`:@@problem.payment.forged:Thông báo không phải của cổng thanh toán.`,
  'payment.notice-malformed': $localize`:@@problem.payment.malformed:Không đọc được thông báo của cổng thanh toán.`,
  'payment.refund-unsupported': $localize`:@@problem.payment.refundUnsupported:Cổng này không tự hoàn tiền. Kế toán chuyển trả rồi ghi nhận.`,
  'payment.due': $localize`:@@problem.payment.due:Còn phí, lệ phí chưa nộp hoặc chưa được xét miễn; việc này làm được sau khi nộp xong hoặc được cho nộp sau.`,
  'payment.wrong-amount': $localize`:@@problem.payment.amount:Số tiền không đúng với số phải nộp. Hãy tải lại trang.`,
  'payment.transaction-invalid': $localize`:@@problem.payment.transaction:Số giao dịch chỉ gồm chữ và số, không quá 64 ký tự.`,
  'payment.transaction-taken': $localize`:@@problem.payment.transactionTaken:Số giao dịch này đã được ghi nhận cho một khoản khác nộp vào cùng tài khoản. Hãy xem lại sao kê.`,
  'payment.not-refundable': $localize`:@@problem.payment.notRefundable:Khoản này không có tiền để hoàn, hoặc đang được hoàn trả.`,
  'payment-link.not-found': $localize`:@@problem.paymentLink:Đường dẫn này không dùng được hoặc đã hết hiệu lực. Hãy xin đường dẫn mới ở người nộp hồ sơ hoặc ở nơi tiếp nhận.`,
  'fee.no-claim': $localize`:@@problem.fee.noClaim:Không có đề nghị miễn nào chờ xét. Hãy tải lại trang.`,
  'fee.reason-missing': $localize`:@@problem.fee.reason:Hãy viết lý do, không quá 500 ký tự.`,
  'fee.count-invalid': $localize`:@@problem.fee.count:Số trang từ 1 đến 10.000, số bản từ 1 đến 1.000.`,
  'receipt.cancelled': $localize`:@@problem.receipt.cancelled:Biên lai này đã được hủy.`,
});
