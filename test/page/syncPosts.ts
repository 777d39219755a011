// What the preview and an editor are kept in step on.

export const head = (title: string): string => `---\ntitle: ${title}\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Lin Xia\ncategories:\n - Nature\n - Rivers\nheadimg: https://example.com/quay.jpg\n---\n`;

// One line of more than 13,000 characters: nothing but offsets says what is where in it.
export const lineBody = `<div>${Array.from({ length: 78 }, (_, index) => `<p style="text-indent: 2em; text-align: left;">第 ${index} 段：潮水<strong>word${index}</strong>每天推迟约五十分钟，<em>在 A&amp;B 之间</em>，河口的人记得 mark${index} 这一刻，也记得堤岸上的灯，和灯下慢慢走过的船，它们的名字写在第 ${index} 号泊位的牌子上。</p>`).join('')}</div>`;
export const line = `${head('One line')}\n${lineBody}\n`;

export const long = `${head('A long post')}\n${Array.from({ length: 90 }, (_, index) => `<p id="p${index}">Paragraph ${index}: ${`word${index} `.repeat(30)}</p>`).join('\n\n')}\n`;

export const wrong = `---
title: Wrong things
date: Mon, 11 Jun 2021 01:29:00 GMT
author: Lin Xia
categories: [Nature]
headimg: https://example.com/quay.jpg
thumbnail: https://example.com/quay.jpg
coments: true
---

<p id="clean">Nothing is wrong here.</p>

<p id="around"><img id="bad" src="https://example.com/lamp.jpg" width="240" height="160"></p>

<p id="last">The end.</p>
`;
