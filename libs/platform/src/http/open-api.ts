import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Serves the OpenAPI document of each domain at `/api/<domain>/docs` (page) and `/api/<domain>/docs-json`. */
export function describeApi(app: NestExpressApplication, domains: readonly string[]): void {
  for (const domain of domains) {
    const describe = () => {
      const whole = SwaggerModule.createDocument(
        app,
        new DocumentBuilder()
          .setTitle(`Parvis: ${domain}`)
          .setVersion('1')
          .addCookieAuth('parvis.session_token')
          .build(),
        { autoTagControllers: false },
      );
      const paths = Object.entries(whole.paths).filter(([path]) => path.startsWith(`/api/${domain}`));
      return { ...whole, paths: Object.fromEntries(paths) };
    };
    SwaggerModule.setup(`api/${domain}/docs`, app, describe);
  }
}
