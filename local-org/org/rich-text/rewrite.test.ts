/** Rich text as it is stored, against values of true orgs and the demands of Salesforce's own loader. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainText } from './plain-text.ts'
import { rewriteRichText } from './rewrite.ts'

const rewritten = (html: string) => rewriteRichText(html, (bytes) => `https://files.example/?n=${bytes.length}&x=1`)

test('what true orgs have stored stays as it is', () => {
  const stored = [
    '<p>Let&#39;s try &quot;it&quot; &amp; see</p><p><br></p><p>é あ 🌈</p>',
    '<p style="margin-top: 0pt;margin-bottom: 0pt;"><span style="color: rgb(68, 68, 68); font-size: 16px;">x</span></p>',
    '<p><img src="https://x.file.force.com/servlet/rtaImage?eid=a0N&amp;feoid=00N&amp;refid=0EM" alt="a b.png"></img></p>',
    '<ul><li>     one</li><li>two<ol><li>a</li></ol></li></ul><a href="/001xx" target="_blank">go</a>',
  ]
  for (const text of stored) assert.equal(rewritten(text), text)
})

test('what is no markup is text, and blanks at the ends go unless they are hard ones', () => {
  assert.equal(rewritten('    4 <   char "x"  \n'), '4 &lt;   char &quot;x&quot;')
  assert.equal(rewritten('&nbsp;&nbsp;a&#160; < b > c'), '\u00a0\u00a0a\u00a0 &lt; b &gt; c')
  assert.equal(
    rewritten(' <span style=" font-size: 172px;">a</span> <H1>b</H1>'),
    '<span style="font-size: 172px;">a</span> <h1>b</h1>',
  )
})

test('open tags are closed, stray ends dropped, implied ends written', () => {
  assert.equal(rewritten('<b>a<i>b</b>c'), '<b>a<i>b</i></b>c')
  assert.equal(rewritten('a</p><br/>b<hr />'), 'a<br>b<hr>')
  assert.equal(rewritten('<p>a<p>b<ul><li>c<li>d</ul>'), '<p>a</p><p>b<ul><li>c</li><li>d</li></ul></p>')
})

test('what could run goes, its text stays; scripts go with theirs', () => {
  assert.equal(rewritten('a<script>alert(1)</script><!-- c --><blink onclick="x()">b</blink>'), 'ab')
  assert.equal(rewritten('<a href="java\tscript:x()" onclick="y()" title=t>z</a>'), '<a title="t">z</a>')
  assert.equal(rewritten('<p style="color: red; width: expression(1)">z</p>'), '<p style="color: red;">z</p>')
})

test('pictures in the text move out of it', () => {
  const picture = `data:image/png;base64,${Buffer.from('png').toString('base64')}`
  assert.equal(
    rewritten(`<img alt="x" src="${picture}"></img>`),
    '<img alt="x" src="https://files.example/?n=3&amp;x=1"></img>',
  )
  assert.equal(rewritten(`<a href="${picture}">x</a>`), '<a>x</a>')
})

test('the words alone', () => {
  assert.equal(plainText('<p>A &amp; B</p><p>c<br>d</p>'), 'A & B c d')
})
