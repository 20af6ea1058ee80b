// Parses, validates and dereferences one description with swagger-parser.
import SwaggerParser from "@apidevtools/swagger-parser";

await SwaggerParser.validate(process.argv[2], { dereference: { circular: "ignore" } });
