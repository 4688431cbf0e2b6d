/** @jsxImportSource ../jsx */

import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { footLines, greeting, type MailBlock, type MailContent, type MailSite } from './mail-content.ts';
import { renderText } from './mail-text.ts';

/** A message in the house's dress, as text and as HTML that says the same. Everything given is text: nothing in it becomes markup. */
export const renderMail = (mail: MailContent): { text: string; html: string } => ({
  text: renderText(mail),
  html: `<!doctype html>${<Page {...mail} />}`,
});

const INK = '#1B3A5C';
const LINE = '#E0DBD2';
const TONES = { good: ['#1E6B45', '#E7F3EC'], bad: ['#A3212E', '#FBE9EA'], waiting: ['#855600', '#FFF3D9'] } as const;
const FONT = "font-family:'Atkinson Hyperlegible Next','Atkinson Hyperlegible',Verdana,Arial,sans-serif;";
const PARAGRAPH = `margin:0 0 16px;font-size:16px;line-height:1.55;color:#24211D;${FONT}`;

/** Only for those who read in the dark: everything else is said inline, because many mail programs drop style sheets. */
const DARK = `@media (prefers-color-scheme: dark) {
  .page { background: #15181C !important; }
  .card { background-color: #1E2227 !important; border-color: #2E333A !important; }
  .card .sunken { background-color: #101317 !important; border-color: #2E333A !important; }
  .card .line { border-color: #2E333A !important; }
  .text, .text p, .text td { color: #ECE8E1 !important; }
  .muted p, .text .muted, .text .muted p { color: #B5AFA5 !important; }
  .ink, .text .ink { color: #9CC2EA !important; }
  .staff-line { border-color: #3A4048 !important; }
  .card .button { background-color: #9CC2EA !important; }
  .card .button a { color: #101317 !important; }
}`;

const Page = ({ site, title, to, blocks }: MailContent) => (
  <html lang="fr">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title>{title}</title>
      <style>{raw(DARK)}</style>
    </head>
    <body class="page" style="margin:0;padding:0;background:#FBFAF8;">
      <Table class="page" style="background:#FBFAF8;">
        <tr>
          <td align="center" style="padding:24px 12px 40px;">
            <Table style="max-width:600px;">
              <Head name={site.name} />
              <tr>
                <td>
                  <Table class="card text" style={`background:#FFFFFF;border:1px solid ${LINE};border-radius:14px;`}>
                    <tr>
                      <td style="padding:32px 32px 20px;">
                        <h1 class="ink" style={`margin:0 0 20px;font-size:22px;line-height:1.3;font-weight:bold;color:${INK};${FONT}`}>
                          {title}
                        </h1>
                        <p style={PARAGRAPH}>{greeting(to)}</p>
                        {blocks.map((block) => (
                          <Block block={block} />
                        ))}
                      </td>
                    </tr>
                  </Table>
                </td>
              </tr>
              <Foot site={site} />
            </Table>
          </td>
        </tr>
      </Table>
    </body>
  </html>
);

const Table = (props: { class?: string; style?: string; children?: Child }) => (
  <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0} class={props.class} style={props.style}>
    <tbody>{props.children}</tbody>
  </table>
);

/** The site's name above the five lines of a staff, the only ornament. */
const Head = ({ name }: { name: string }) => (
  <tr>
    <td style="padding:0 4px 20px;">
      <p class="ink" style={`margin:0 0 12px;font-size:18px;font-weight:bold;color:${INK};${FONT}`}>
        {name}
      </p>
      {[1, 2, 3, 4, 5].map(() => (
        <div class="staff-line" style={`border-top:1px solid ${LINE};height:5px;line-height:5px;font-size:1px;`} />
      ))}
    </td>
  </tr>
);

const Foot = ({ site }: { site: MailSite }) => (
  <tr>
    <td class="muted" style="padding:20px 4px 0;">
      {footLines(site).map((line) => (
        <p style={`margin:0 0 4px;font-size:13px;line-height:1.5;color:#5C574F;${FONT}`}>{line}</p>
      ))}
    </td>
  </tr>
);

const Block = ({ block }: { block: MailBlock }) => {
  if (typeof block === 'string') return <p style={PARAGRAPH}>{lines(block)}</p>;
  if ('facts' in block) return <Facts facts={block.facts} />;
  if ('states' in block) return <States states={block.states} />;
  if ('steps' in block) return <Steps steps={block.steps} />;
  if ('code' in block) return <Code {...block} />;
  if ('link' in block) return <Button {...block} />;
  return (
    <div class="muted">
      <p style={`margin:0 0 16px;font-size:14px;line-height:1.55;color:#5C574F;${FONT}`}>{block.note}</p>
    </div>
  );
};

/** Lines of one paragraph each begin anew. */
const lines = (text: string) => text.split('\n').map((line, index) => (index === 0 ? line : [<br />, line]));

const cell = `padding:8px 0;border-top:1px solid ${LINE};font-size:16px;line-height:1.45;vertical-align:top;color:#24211D;${FONT}`;

const Facts = ({ facts }: { facts: readonly (readonly [string, string])[] }) => (
  <Table style="margin:0 0 20px;">
    {facts.map(([label, value]) => (
      <tr>
        <td class="line muted" width="40%" style={`${cell}padding-right:16px;color:#5C574F;`}>
          {label}
        </td>
        <td class="line" style={cell}>
          {value}
        </td>
      </tr>
    ))}
  </Table>
);

const Steps = ({ steps }: { steps: readonly string[] }) => (
  <ol class="text" style={`${PARAGRAPH}padding-left:24px;`}>
    {steps.map((step) => (
      <li style="margin:0 0 8px;">{step}</li>
    ))}
  </ol>
);

type State = Extract<MailBlock, { states: unknown }>['states'][number];

const States = ({ states }: { states: readonly State[] }) => (
  <Table style="margin:0 0 20px;">
    {states.map(({ tone, state, label, detail }) => (
      <tr>
        <td class="line" width="110" style={`${cell}padding-right:16px;`}>
          <span style={pill(tone)}>{state}</span>
        </td>
        <td class="line" style={cell}>
          <strong>{label}</strong>
          {detail && <div style="margin-top:2px;">{detail}</div>}
        </td>
      </tr>
    ))}
  </Table>
);

const pill = (tone: State['tone']) =>
  `display:inline-block;padding:2px 10px;border-radius:999px;font-size:14px;font-weight:bold;color:${TONES[tone][0]};background:${TONES[tone][1]};${FONT}`;

const Code = ({ code, label }: { code: string; label: string }) => (
  <Table style="margin:0 0 20px;">
    <tr>
      <td class="sunken text" align="center" style={`padding:16px;background:#F3F0EB;border:1px solid ${LINE};border-radius:10px;`}>
        <p class="muted" style={`margin:0 0 6px;font-size:14px;color:#5C574F;${FONT}`}>
          {label}
        </p>
        <p style="margin:0;font-size:21px;line-height:1.4;letter-spacing:1px;font-family:Consolas,'Courier New',monospace;color:#24211D;word-break:break-all;">
          {code}
        </p>
      </td>
    </tr>
  </Table>
);

const Button = ({ link, label }: { link: string; label: string }) => (
  <>
    <table role="presentation" cellpadding="0" cellspacing="0" border={0} style="margin:4px 0 10px;">
      <tbody>
        <tr>
          <td class="button" style={`background:${INK};border-radius:10px;`}>
            <a
              href={link}
              style={`display:inline-block;padding:12px 24px;font-size:16px;font-weight:bold;color:#FFFFFF;text-decoration:none;${FONT}`}
            >
              {label}
            </a>
          </td>
        </tr>
      </tbody>
    </table>
    <div class="muted">
      <p style={`margin:0 0 20px;font-size:13px;line-height:1.5;color:#5C574F;word-break:break-all;${FONT}`}>{link}</p>
    </div>
  </>
);
