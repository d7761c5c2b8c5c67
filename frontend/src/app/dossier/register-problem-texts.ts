import { addProblemTexts } from './problem-texts';

/** Refusals of look-ups in the population register. */
addProblemTexts({
  'population.unavailable': $localize`:@@problem.population.unavailable:Cơ sở dữ liệu quốc gia về dân cư chưa trả lời. Hãy tra cứu lại sau ít phút; nếu vẫn không được, yêu cầu người nộp bổ sung giấy tờ.`,
  'population.no-match': $localize`:@@problem.population.noMatch:Không có ai khớp cả số định danh, họ tên và ngày sinh đã khai. Hãy đối chiếu tờ khai; nếu tờ khai đúng, yêu cầu người nộp bổ sung giấy tờ và đề nghị cập nhật dữ liệu dân cư.`,
  'population.refused': $localize`:@@problem.population.refused:Cơ sở dữ liệu quốc gia về dân cư từ chối trả lời cơ quan này. Hãy báo quản trị hệ thống; trước mắt yêu cầu người nộp bổ sung giấy tờ.`,
  'population.identity-unseen': $localize`:@@problem.population.identityUnseen:Hãy xem giấy tờ tùy thân của người nộp, ghi ngày sinh trên giấy rồi xác nhận đã đối chiếu.`,
  'population.not-asked': $localize`:@@problem.population.notAsked:Giấy tờ này hiện không được tra cứu thay. Hãy tải lại trang.`,
  'population.too-many': $localize`:@@problem.population.tooMany:Hồ sơ này đã được tra cứu mười lần trong một giờ. Hãy thử lại sau.`,
});
