/** What a customer says in a whole complaint. */
export const walk = [
  'Khiếu nại dữ liệu bị dùng sai',
  'Có công ty lạ cứ mời tôi mua bảo hiểm dù tôi chưa từng cho họ biết gì',
  'hôm kia',
  'Cuộc gọi',
  'số điện thoại với họ tên',
  'Bảo hiểm An Tâm',
  'Không có',
  'Nguyễn Thị Hoa',
  '0912 345 678',
  'Gửi',
];
