/** Address of the vendor's Chinese page with an ID. */
export function chinesePageUrl(page: string): string {
  return `https://support.huaweicloud.com/api-ges/${page}.html`;
}
