// On a phone a table becomes one block a row: each cell is given its heading, dashes are left out.
"use strict";
for (const table of document.querySelectorAll("main table.card:not(.official, .sheet)")) {
  const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
  for (const row of table.querySelectorAll("tbody tr")) {
    if (row.cells.length !== heads.length) continue;
    [...row.cells].forEach((cell, place) => {
      if (["", "—", "–"].includes(cell.textContent.trim()) && !cell.querySelector("input, select, img")) {
        cell.classList.add("nothing");
      } else if (cell.tagName === "TD" && !cell.querySelector(".act, input, select")) {
        cell.dataset.label ??= heads[place];
      }
    });
  }
}
