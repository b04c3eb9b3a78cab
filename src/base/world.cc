#include "base/world.h"

#include <cerrno>

namespace kehoach {

namespace {

Phrase reason_phrase(int reason) {
  switch (reason) {
    case ENOENT:
      return {"không có tệp hoặc thư mục này", "there is no such file or folder"};
    case EACCES:
    case EPERM:
      return {"không được phép", "not allowed"};
    case EISDIR:
      return {"đó là thư mục", "it is a folder"};
    case EBADF:
      return {"đã bị đóng", "it is closed"};
    case ENOTDIR:
      return {"một phần của đường dẫn không phải thư mục", "a part of the path is not a folder"};
    case EEXIST:
      return {"đã có tệp mang tên đó", "a file of that name is in the way"};
    case ENOSPC:
      return {"đĩa đã đầy", "the disk is full"};
    case EDQUOT:
      return {"hết hạn ngạch đĩa", "the disk quota is used up"};
    case EFBIG:
      return {"vượt giới hạn kích thước tệp", "the file size limit is exceeded"};
    case ENAMETOOLONG:
      return {"tên quá dài", "the name is too long"};
    case EROFS:
      return {"đĩa chỉ đọc", "the disk is read-only"};
    case ELOOP:
      return {"liên kết quẩn vòng", "links go round in a circle"};
    case EIO:
      return {"lỗi đọc ghi đĩa", "the disk failed"};
    default:
      break;
  }
  const std::string number = std::to_string(reason);
  return {"lỗi hệ thống số " + number, "system error " + number};
}

// "-" is what the command line calls the standard streams.
Phrase read_name(const Path& path) {
  if (path == "-") return {"đầu vào chuẩn", "standard input"};
  return path.string();
}

Phrase written_name(const Path& path) {
  if (path == "-") return {"đầu ra chuẩn", "standard output"};
  return path.string();
}

}  // namespace

Path folder_of(const Path& path) {
  Path folder = path.parent_path();
  return folder.empty() ? Path(".") : folder;
}

Diagnostic cannot_read(const Path& path, int reason) {
  return {"F001", {read_name(path), reason_phrase(reason)}, {}, {}};
}

Diagnostic too_large(const Path& path, std::size_t at_most) {
  return {"F002", {read_name(path), std::to_string(at_most / (1024 * 1024))}, {}, {}};
}

Diagnostic held_elsewhere(const Path& path) { return {"F006", {folder_of(path).string()}, {}, {}}; }

Diagnostic cannot_write(const Path& path, int reason) {
  return {"F003", {written_name(path), reason_phrase(reason)}, {}, {}};
}

}  // namespace kehoach
