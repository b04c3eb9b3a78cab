#include "role_styles.h"

#include <array>

namespace kehoach::docx {

namespace {

using flow::ListLevel;
using flow::Role;

// In the order of the roles.
constexpr std::array<RoleStyle, flow::role_count> styles = {{
    {"KHCoQuanChuQuan", "KH Cơ quan chủ quản", "", BasedOn::form, Role::issuing_body, 21},
    {"KHCoQuan", "KH Cơ quan ban hành", "", BasedOn::form, Role::rule, 22},
    {"KHQuocHieu", "KH Quốc hiệu", "", BasedOn::form, Role::motto, 23},
    {"KHTieuNgu", "KH Tiêu ngữ", "", BasedOn::form, Role::rule, 24},
    {"KHKeNgang", "KH Kẻ ngang", "", BasedOn::form, Role::text, 25},
    {"KHSoKyHieu", "KH Số ký hiệu", "", BasedOn::form, Role::number, 26},
    {"KHDiaDanhNgay", "KH Địa danh ngày tháng", "", BasedOn::form, Role::place_date, 27},
    {"Title", "Title", "KH Tên loại văn bản", BasedOn::form, Role::subject, 2},
    {"Subtitle", "Subtitle", "KH Trích yếu", BasedOn::form, Role::text, 3},
    {"KHKeTrichYeu", "KH Kẻ trích yếu", "", BasedOn::rule, Role::text, 28},

    {"BodyText", "Body Text", "KH Lời văn", BasedOn::normal, Role::text, 1},
    {"KHCanCu", "KH Căn cứ", "", BasedOn::text, Role::basis, 4},
    {"Heading1", "heading 1", "KH Mục", BasedOn::text, Role::text, 5, ListLevel::section},
    {"Heading2", "heading 2", "KH Khoản có tiêu đề", BasedOn::text, Role::text, 6,
     ListLevel::clause},
    {"KHKhoan", "KH Khoản", "", BasedOn::text, Role::clause, 8},
    {"Heading3", "heading 3", "KH Tiểu khoản có tiêu đề", BasedOn::text, Role::text, 7},
    {"KHTieuKhoan", "KH Tiểu khoản", "", BasedOn::text, Role::subclause, 9, ListLevel::subclause},
    {"KHDiemTieuDe", "KH Điểm có tiêu đề", "", BasedOn::text, Role::text, 10},
    {"KHDiem", "KH Điểm", "", BasedOn::text, Role::point, 10},
    {"ListBullet", "List Bullet", "KH Gạch đầu dòng", BasedOn::text, Role::dash, 11,
     ListLevel::dash},
    {"ListBullet2", "List Bullet 2", "KH Dấu cộng", BasedOn::text, Role::plus, 12, ListLevel::plus},
    {"KHSao", "KH Dấu sao", "", BasedOn::text, Role::star, 13, ListLevel::star},

    {"KHNoiNhan", "KH Nơi nhận", "", BasedOn::normal, Role::recipient, 30},
    {"KHNoiNhanMuc", "KH Nơi nhận - mục", "", BasedOn::normal, Role::recipient, 31,
     ListLevel::recipient},
    {"KHQuyenHan", "KH Quyền hạn ký", "", BasedOn::form, Role::position, 32},
    {"KHChucVu", "KH Chức vụ ký", "", BasedOn::form, Role::signer, 33},
    {"KHGhiChuKy", "KH Ghi chú ký", "", BasedOn::form, Role::signer, 34},
    {"KHNguoiKy", "KH Người ký", "", BasedOn::form, Role::text, 35},

    {"KHPhuLuc", "KH Phụ lục", "", BasedOn::form, Role::appendix_title, 40},
    {"KHTenPhuLuc", "KH Tên phụ lục", "", BasedOn::form, Role::appendix_reference, 41},
    {"KHKemTheo", "KH Kèm theo", "", BasedOn::form, Role::text, 42},
    {"Caption", "caption", "KH Tên bảng", BasedOn::normal, Role::text, 43},
    {"KHOBang", "KH Ô bảng", "", BasedOn::normal, Role::cell, 44},
    {"KHODauBang", "KH Ô đầu bảng", "", BasedOn::normal, Role::cell_head, 45},

    {"Header", "header", "KH Số trang", BasedOn::normal, Role::page_number, 50},
    {"KHCuoi", "KH Cuối văn bản", "", BasedOn::normal, Role::end_of_document, 90},
}};
static_assert(styles.back().id == "KHCuoi", "a role without a style");

}  // namespace

const RoleStyle& style_of(flow::Role role) { return styles[static_cast<std::size_t>(role)]; }

}  // namespace kehoach::docx
