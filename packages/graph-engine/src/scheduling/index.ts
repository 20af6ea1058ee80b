export { cooperativeYield, visitEach } from "./cooperative-yield.ts";
