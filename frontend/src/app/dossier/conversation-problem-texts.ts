import { addProblemTexts } from './problem-texts';

/** Refusals of a conversation on a dossier, and what to do about each. */
addProblemTexts({
  'conversation.words-unfit': $localize`:@@problem.conversation.words:Hãy viết nội dung, không quá 2.000 ký tự.`,
  'conversation.over': $localize`:@@problem.conversation.over:Hồ sơ đã kết thúc quá 30 ngày nên không hỏi đáp ở đây nữa. Hãy liên hệ Bộ phận Một cửa.`,
  'conversation.answer-awaited': $localize`:@@problem.conversation.awaited:Đã có 5 tin chưa được trả lời. Hãy chờ trả lời rồi viết tiếp.`,
});
