import { Component } from '@angular/core';

@Component({
  selector: 'ops-accessibility',
  template: `
    <div class="page narrow">
      <h1 i18n="@@a11y.title">Khả năng tiếp cận</h1>
      <p class="lead" i18n="@@a11y.lead">
        Cổng này phải dùng được với mọi người, kể cả người nhìn kém, không dùng được chuột, hoặc chỉ có một
        chiếc điện thoại cũ.
      </p>
      <h2 i18n="@@a11y.can">Ông/bà có thể</h2>
      <ul>
        <li i18n="@@a11y.keyboard">làm mọi việc chỉ bằng bàn phím, với vị trí con trỏ luôn thấy rõ;</li>
        <li i18n="@@a11y.zoom">phóng to chữ đến 400 % mà không phải cuộn ngang;</li>
        <li i18n="@@a11y.reader">
          nghe bằng phần mềm đọc màn hình: mỗi ô, mỗi lỗi đều có tên và được đọc lên;
        </li>
        <li i18n="@@a11y.theme">
          chọn nền sáng hoặc nền tối ở cuối trang; độ tương phản đạt mức AA ở cả hai;
        </li>
        <li i18n="@@a11y.motion">tắt chuyển động: cổng theo cài đặt trên máy của ông/bà;</li>
        <li i18n="@@a11y.language">đổi sang tiếng Anh ở cuối trang.</li>
      </ul>
      <h2 i18n="@@a11y.standard">Chuẩn áp dụng</h2>
      <p i18n="@@a11y.standardText">
        Cổng nhằm đạt WCAG 2.2 mức AA. Mỗi trang được kiểm tra tự động bằng axe và được thử bằng bàn phím
        trước khi phát hành.
      </p>
      <h2 i18n="@@a11y.gaps">Điều còn thiếu</h2>
      <p i18n="@@a11y.gapsText">
        Giấy tờ do người dân tải lên là ảnh chụp nên phần mềm đọc màn hình không đọc được nội dung bên trong.
        Quét mã QR cần máy ảnh; mọi nơi có quét mã đều có ô để gõ.
      </p>
      <h2 i18n="@@a11y.help">Cần giúp đỡ</h2>
      <p i18n="@@a11y.helpText">
        Nếu có chỗ nào không dùng được, hãy đến hoặc gọi bộ phận một cửa nơi giải quyết thủ tục; cán bộ sẽ nộp
        giúp ông/bà. Số điện thoại có trên trang của từng thủ tục.
      </p>
    </div>
  `,
})
export class Accessibility {}
