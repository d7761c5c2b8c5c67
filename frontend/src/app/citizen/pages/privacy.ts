import { httpResource } from '@angular/common/http';
import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LocalTextPipe } from '../../api/local-text';
import { RecordPeriod } from '../../api/retention-types';

@Component({
  selector: 'ops-privacy',
  imports: [LocalTextPipe, RouterLink],
  template: `
    <div class="page narrow">
      <h1 i18n="@@privacy.title">Dữ liệu cá nhân của ông/bà</h1>
      <p class="lead" i18n="@@privacy.lead">
        Chúng tôi chỉ hỏi những gì thủ tục cần và nói rõ vì sao hỏi ngay tại từng mục.
      </p>
      <h2 i18n="@@privacy.what">Chúng tôi xử lý những gì</h2>
      <ul>
        <li i18n="@@privacy.what.form">điều ông/bà khai trong tờ khai và giấy tờ ông/bà tải lên;</li>
        <li i18n="@@privacy.what.contact">số điện thoại, thư điện tử để gửi giấy hẹn và báo kết quả;</li>
        <li i18n="@@privacy.what.log">nhật ký ai đã xem hoặc làm gì với hồ sơ, lúc nào.</li>
      </ul>
      <h2 i18n="@@privacy.why">Để làm gì và theo căn cứ nào</h2>
      <p i18n="@@privacy.whyText">
        Để cơ quan có thẩm quyền giải quyết thủ tục mà ông/bà yêu cầu, theo pháp luật về thủ tục đó và Luật
        Bảo vệ dữ liệu cá nhân. Dữ liệu không được dùng vào việc khác, không bán, không dùng để quảng cáo.
      </p>
      <h2 i18n="@@privacy.who">Ai được xem</h2>
      <p i18n="@@privacy.whoText">
        Chỉ cán bộ của cơ quan giải quyết hồ sơ. Số định danh được che; mỗi lần mở xem đều được ghi lại. Người
        chỉ biết mã hồ sơ chỉ thấy bước đang giải quyết và ngày hẹn, không thấy gì về ông/bà.
      </p>
      <h2 i18n="@@privacy.device">Trên máy của ông/bà</h2>
      <p i18n="@@privacy.deviceText">
        Cổng dùng một cookie đăng nhập, không có cookie theo dõi và không gọi đến bên thứ ba. Khi mất mạng
        hoặc hết phiên, phần chưa gửi được giữ tạm trên máy cho đến khi lưu xong. Trên máy dùng chung, hãy
        đăng xuất khi xong việc.
      </p>
      <h2 i18n="@@privacy.keep">Giữ bao lâu</h2>
      <p i18n="@@privacy.keepText">
        Hồ sơ đang soạn tự xóa sau thời hạn ghi trên hồ sơ. Hồ sơ đã nộp được lưu trữ theo quy định về lưu trữ
        hồ sơ thủ tục hành chính. Ông/bà có thể xóa hồ sơ đang soạn bất cứ lúc nào.
      </p>
      @if (periods.hasValue() && periods.value().items.length) {
        <p i18n="@@privacy.keepRecords">Những điều không thuộc hồ sơ nào cũng có thời hạn riêng:</p>
        <ul>
          @for (one of periods.value().items; track one.kind) {
            <li>
              <ng-container i18n="@@privacy.keepMonths"
                >{{ one.name | local }}: {{ one.months }} tháng.</ng-container
              >
              {{ since[one.kind] }}
              @if (one.needsReview; as why) {
                <span class="muted small">{{ why | local }}</span>
              }
            </li>
          }
        </ul>
        <p i18n="@@privacy.keepWarned">
          Trước khi xóa yêu cầu, phản ánh, thông tin cá nhân hay tài khoản đã đóng, chúng tôi báo ông/bà trước
          14 ngày nếu có cách liên hệ. Sau khi xóa, phản ánh còn mã, các bước xử lý, ngày và nội dung đã công
          khai không nêu tên; đơn còn mã, loại, đơn vị, các ngày và ai đã mở; những thứ khác chỉ còn số lượng.
        </p>
      }
      <h2 i18n="@@privacy.rights">Quyền của ông/bà</h2>
      <p i18n="@@privacy.rightsText">
        Ông/bà có quyền xem, sửa, xin bản sao, yêu cầu xóa hoặc hạn chế xử lý dữ liệu theo luật, và quyền
        khiếu nại. Ông/bà đăng nhập để xem ai đã mở hồ sơ, tải dữ liệu và gửi yêu cầu.
      </p>
      <p><a routerLink="/ho-so-ca-nhan/du-lieu" i18n="@@title.myData">Dữ liệu của tôi</a></p>
    </div>
  `,
})
export class Privacy {
  /** From when the months of each kind count. */
  protected readonly since: Readonly<Record<string, string>> = {
    dataRequests: $localize`:@@privacy.since.dataRequests:Tính từ khi yêu cầu được trả lời hoặc từ chối.`,
    reflections: $localize`:@@privacy.since.reflections:Tính từ lần xử lý cuối cùng, khi đã xong.`,
    petitions: $localize`:@@privacy.since.petitions:Tính từ khi việc giải quyết kết thúc hoặc đơn được chuyển đi.`,
    notices: $localize`:@@privacy.since.notices:Tính từ khi thông báo được lập.`,
    looks: $localize`:@@privacy.since.looks:Tính từ lần xem hoặc tải; lần xem hồ sơ đang được giữ lại theo yêu cầu pháp lý thì còn cùng hồ sơ.`,
    profiles: $localize`:@@privacy.since.profiles:Tính từ lần cuối ông/bà đăng nhập, nộp hồ sơ hoặc sửa thông tin, khi không còn gì khác của ông/bà.`,
    accounts: $localize`:@@privacy.since.accounts:Tính từ khi tài khoản bị đóng; tài khoản chưa từng xác nhận thì tính từ lần dùng cuối cùng.`,
    settlementFiles: $localize`:@@privacy.since.settlementFiles:Tính từ ngày nộp tệp; tệp là chứng từ kế toán và không ghi tên người nộp tiền.`,
  };

  protected readonly periods = httpResource<{ readonly items: readonly RecordPeriod[] }>(
    () => '/api/record-periods',
  );
}
