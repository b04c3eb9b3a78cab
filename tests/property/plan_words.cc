#include "plan_words.h"

namespace kehoach::property {

namespace {

constexpr Syllable all_syllables[] = {
    {"công", "CÔNG"},       {"đoàn", "ĐOÀN"},     {"thi", "THI"},       {"đua", "ĐUA"},
    {"lao", "LAO"},         {"động", "ĐỘNG"},     {"phát", "PHÁT"},     {"giữ", "GIỮ"},
    {"nghiêng", "NGHIÊNG"}, {"ở", "Ở"},           {"ý", "Ý"},           {"quỹ", "QUỸ"},
    {"Việt", "VIỆT"},       {"Nam", "NAM"},       {"huyện", "HUYỆN"},   {"sở", "SỞ"},
    {"ấp", "ẤP"},           {"ẵm", "ẴM"},         {"Đắk", "ĐẮK"},       {"Lắk", "LẮK"},
    {"chủ", "CHỦ"},         {"tịch", "TỊCH"},     {"Ban", "BAN"},       {"Thường", "THƯỜNG"},
    {"vụ", "VỤ"},           {"khuyến", "KHUYẾN"}, {"trường", "TRƯỜNG"}, {"học", "HỌC"},
    {"một", "MỘT"},         {"và", "VÀ"},
};

constexpr Token any_tokens[] = {
    {"2020-2025", "2020-2025"},
    {"số 34-CT/TW", "số 34-CT/TW"},
    {"và/hoặc", "và/hoặc"},
    {"12,5%", "12,5%"},
    {"1.000.000", "1.000.000"},
    {"CNVCLĐ", "CNVCLĐ"},
    {"“Lao động giỏi”,", "“Lao động giỏi”,"},
    {"\"ngoặc\"", "\"ngoặc\""},
    {"a\\b", "a\\b"},
    {"Quý\xC2\xA0II", "Quý\xC2\xA0II"},
    {"– …", "– …"},
    {"*", "*"},
    {"5*6*7", "5*6*7"},
    {"\\*sao\\*", "*sao*"},
    {"<b>&amp;</b>", "<b>&amp;</b>"},
    {"{{x}} {%if%}", "{{x}} {%if%}"},
    {"I. 1. a) - +", "I. 1. a) - +"},
    {"ngày 05/7/2021,", "ngày 05/7/2021,"},
    {"quo\xCC\x82\xCC\x81"
     "c",
     "quốc"},
    {"Hue\xCC\x82\xCC\x81,", "Huế,"},
    {"công-đoàn-cơ-sở-và-lao-động-xuất-sắc-nhất", "công-đoàn-cơ-sở-và-lao-động-xuất-sắc-nhất"},
    {"https://congdoan.vn/van-ban/ke-hoach?nam=2021&so=117#muc-2",
     "https://congdoan.vn/van-ban/ke-hoach?nam=2021&so=117#muc-2"},
    {"ban.tuyengiao@congdoan.vn", "ban.tuyengiao@congdoan.vn"},
    {"........................", "........................"},
    {"antidisestablishmentarianism", "antidisestablishmentarianism"},
    {"tháng 7  và", "tháng 7  và"},
};

// Long words, long names, numbers, symbols of documents, hyphens of every kind.
constexpr Token typed_tokens[] = {
    {"2020-2025", "2020-2025"},
    {"số 34-CT/TW", "số 34-CT/TW"},
    {"117/KH-LĐLĐ", "117/KH-LĐLĐ"},
    {"và/hoặc", "và/hoặc"},
    {"12,5%", "12,5%"},
    {"1.000.000", "1.000.000"},
    {"CNVCLĐ", "CNVCLĐ"},
    {"“Lao động giỏi”,", "“Lao động giỏi”,"},
    {"\"ngoặc\"", "\"ngoặc\""},
    {"(sáng", "(sáng"},
    {"tạo);", "tạo);"},
    {"Nguyễn Thị Hồng Nhung", "Nguyễn Thị Hồng Nhung"},
    {"Quý\xC2\xA0II", "Quý\xC2\xA0II"},
    {"ngày 05/7/2021,", "ngày 05/7/2021,"},
    {"Covid-19", "Covid-19"},
    {"kinh tế - xã hội", "kinh tế - xã hội"},
    {"xanh - sạch - đẹp", "xanh - sạch - đẹp"},
    {"07h30’", "07h30’"},
    {"công-đoàn-cơ-sở-và-lao-động-xuất-sắc-nhất", "công-đoàn-cơ-sở-và-lao-động-xuất-sắc-nhất"},
    {"ban.tuyengiao@congdoan.vn", "ban.tuyengiao@congdoan.vn"},
    {"........................", "........................"},
    {"Internationalismus", "Internationalismus"},
    {"tháng 7  và", "tháng 7  và"},
    {"lần thứ XIII", "lần thứ XIII"},
    {"500.000đ", "500.000đ"},
};

}  // namespace

std::span<const Syllable> syllables() { return all_syllables; }

std::span<const Token> tokens(Vocabulary vocabulary) {
  if (vocabulary == Vocabulary::typed) return typed_tokens;
  return any_tokens;
}

}  // namespace kehoach::property
