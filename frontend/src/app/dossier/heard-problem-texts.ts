import { addProblemTexts } from './problem-texts';

/** Refusals about reflections, petitions and ratings, and what to do about each. */
addProblemTexts({
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
  'petition.reason-missing': $localize`:@@problem.petition.reason:Hãy ghi lý do hoặc văn bản làm căn cứ, không quá 300 ký tự.`,
  'petition.end-day-unfit': $localize`:@@problem.petition.endDay:Ngày kết thúc không trước ngày nhận đơn và không sau hôm nay.`,
  'petition.out-of-turn': $localize`:@@problem.petition.turn:Đơn vừa đổi trạng thái. Hãy tải lại trang.`,
  'rating.already-given': $localize`:@@rating.given:Hồ sơ này đã được đánh giá. Mỗi hồ sơ được đánh giá một lần.`,
  'rating.too-early': $localize`:@@rating.tooEarly:Hồ sơ chưa có kết quả. Ông/bà đánh giá được từ khi hồ sơ có kết quả hoặc kết thúc.`,
  'rating.answer-unknown': $localize`:@@problem.rating.answer:Các câu hỏi vừa thay đổi. Hãy tải lại trang rồi trả lời lại.`,
  'rating.comment-unfit': $localize`:@@problem.rating.comment:Ý kiến dài quá 1.000 ký tự hoặc có ký tự không gõ được. Hãy rút ngắn rồi gửi lại.`,
  'rating.period-malformed': $localize`:@@problem.rating.period:Hãy chọn tháng đầu không sau tháng cuối, nhiều nhất 36 tháng.`,
});
