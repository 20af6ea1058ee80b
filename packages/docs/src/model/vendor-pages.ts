/** Where the vendor's Chinese page with an ID is. */
export function chinesePageUrl(page: string): string {
  return `https://support.huaweicloud.com/api-ges/${page}.html`;
}
