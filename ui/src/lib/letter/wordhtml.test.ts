import { describe, expect, test } from 'vitest';
import { readHtml, readText, type PastedBlock } from './wordhtml';

const HEADINGS = ['Areas covered by the visit', 'Headline findings', 'Findings and evaluation of progress'];

function read(html: string): [string, string][] {
  const dom = new DOMParser().parseFromString(html, 'text/html').body;
  return flat(readHtml(dom, HEADINGS));
}

const flat = (blocks: PastedBlock[]) =>
  blocks.map(({ kind, content }): [string, string] => [
    kind,
    content.map((each) => (typeof each === 'string' ? each : `[${each.cite.join(' ')}]`)).join(''),
  ]);

/** What Word 365 puts on the clipboard around the words. */
const word = (body: string) => `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15"><link rel=File-List href="file:///C:/Temp/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;} @list l0:level1 {mso-level-text:\uf0b7;} --></style>
</head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

describe('from Word', () => {
  test('a paragraph is its words, whatever they looked like', () => {
    const html = word(`<p class=MsoNormal style='margin-bottom:12.0pt'><b><span style='font-family:"Tahoma",sans-serif;
color:red'>Supervision</span></b><span lang=EN-US style='font-size:12.0pt'> takes place\nmore often<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>`);
    expect(read(html)).toEqual([['paragraph', 'Supervision takes place more often']]);
  });

  test('its own lists lose glyph and indent and are bullets', () => {
    const item = (
      place: string,
      words: string,
    ) => `<p class=MsoListParagraphCxSp${place} style='margin-left:36.0pt;text-indent:-18.0pt;
mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span
style='mso-ansi-language:EN-GB'>${words}<o:p></o:p></span></p>`;
    const html = word(
      `<p class=MsoNormal>The visit looked at:</p>${item('First', 'the quality of plans')}${item('Middle', 'supervision')}${item('Last', 'thresholds.')}`,
    );
    expect(read(html)).toEqual([
      ['paragraph', 'The visit looked at:'],
      ['bullet', 'the quality of plans'],
      ['bullet', 'supervision'],
      ['bullet', 'thresholds.'],
    ]);
  });

  test('a numbered list is a list too, and its numbers are no words', () => {
    const html =
      word(`<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>First</p>`);
    expect(read(html)).toEqual([['bullet', 'First']]);
  });

  test('a glyph that Word wrote as text goes as well', () => {
    expect(
      read(
        word(
          `<p class=MsoListParagraph>\uf0b7&nbsp;&nbsp;&nbsp;Plans</p><p class=MsoNormal>o&nbsp;&nbsp;More plans</p>`,
        ),
      ),
    ).toEqual([
      ['bullet', 'Plans'],
      ['bullet', 'More plans'],
    ]);
    expect(read(word(`<p class=MsoNormal>o levels were discussed</p>`))).toEqual([
      ['paragraph', 'o levels were discussed'],
    ]);
  });

  test('a heading stays one where the framework has it', () => {
    const html = word(`<h1 style='mso-style-name:"heading 1"'>Headline findings<o:p></o:p></h1>
<h2>Something of their own</h2><p class=MsoHeading2>FINDINGS AND EVALUATION OF PROGRESS</p>
<p class=MsoNormal style='mso-outline-level:1'>Areas covered by&nbsp;the visit</p>`);
    expect(read(html)).toEqual([
      ['heading', 'Headline findings'],
      ['paragraph', 'Something of their own'],
      ['heading', 'FINDINGS AND EVALUATION OF PROGRESS'],
      ['heading', 'Areas covered by the visit'],
    ]);
  });

  test('deletions, comments and footnotes stay outside; what was inserted stays in', () => {
    const html =
      word(`<p class=MsoNormal>Leaders <del cite="mailto:M%20Hollis" datetime="2026-11-20T10:02">do not </del><ins
cite="mailto:M%20Hollis" datetime="2026-11-20T10:02">now </ins><span class=msoDel>never </span><a style='mso-comment-reference:DO_1;
mso-comment-date:20261120T1010'>know</a><span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor
id="_anchor_1" href="#_msocom_1">[DO1]</a><span style='mso-special-character:comment'>&nbsp;</span></span></span> their
service<a style='mso-footnote-id:ftn1' href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a>.</p>
<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><p class=MsoCommentText>Is this so?</p></div></div>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>A note.</p></div></div>
<p class=MsoNormal><span style='display:none;mso-hide:all'>hidden</span>Next.</p>`);
    expect(read(html)).toEqual([
      ['paragraph', 'Leaders now know their service.'],
      ['paragraph', 'Next.'],
    ]);
  });

  test('characters that nobody sees go, spaces and hyphens that do not break are plain ones', () => {
    const html = word(
      `<p class=MsoNormal>chil\u00addren\u200b’s\u00a0 ser\u2060vices \u2011 well\u2011being\ufeff</p>`,
    );
    expect(read(html)).toEqual([['paragraph', 'children’s services - well-being']]);
  });

  test('a line break ends a paragraph, a table gives its cells', () => {
    expect(read(word(`<p class=MsoNormal>One<br>Two<br></p>`))).toEqual([
      ['paragraph', 'One'],
      ['paragraph', 'Two'],
    ]);
    expect(read(word(`<table><tr><td><p>Area</p></td><td><p>Finding</p></td></tr></table>`))).toEqual([
      ['paragraph', 'Area'],
      ['paragraph', 'Finding'],
    ]);
  });
});

test('real lists, from Word on the web or anywhere else', () => {
  const html = `<div>Intro</div><ul><li><p class="Paragraph">One</p></li><li>Two<ul><li>Two a</li></ul></li></ul><ol><li>Three</li></ol>`;
  expect(read(html)).toEqual([
    ['paragraph', 'Intro'],
    ['bullet', 'One'],
    ['bullet', 'Two'],
    ['bullet', 'Two a'],
    ['bullet', 'Three'],
  ]);
});

test('scripts, pictures and fields bring nothing', () => {
  expect(
    read(`<script>alert(1)</script><img src=x alt="picture"><p>Words<input value="no"></p><svg><text>no</text></svg>`),
  ).toEqual([['paragraph', 'Words']]);
});

describe('plain text', () => {
  test('lines are paragraphs, lines with a dash or dot are bullets', () => {
    expect(flat(readText('Intro:\r\n- one\n• two\n■ three\n\n  Last line  '))).toEqual([
      ['paragraph', 'Intro:'],
      ['bullet', 'one'],
      ['bullet', 'two'],
      ['bullet', 'three'],
      ['paragraph', 'Last line'],
    ]);
  });

  test('a word keeps the space beside it', () =>
    expect(flat(readText(' and more'))).toEqual([['paragraph', ' and more']]));
  test('a dash within a line is a dash', () => expect(flat(readText('a - b'))).toEqual([['paragraph', 'a - b']]));
  test('nothing', () => expect(readText('\u200b')).toEqual([]));
});
