-- 上年结转与上一年度的结转下年度不相等的，逐列列出
SELECT now.organ AS 机关, now.year AS 年度, split_part(o.key, '.', 3) AS 申请人,
       o.value AS 上年结转, c.value AS 上年报告结转下年, o.value - c.value AS 相差
FROM annual now
JOIN annual before ON before.organ = now.organ AND before.year = now.year - 1
JOIN facts o ON o.file = now.file AND o.key LIKE 'table3.carried\_over.%' ESCAPE '\'
JOIN facts c ON c.file = before.file
    AND c.key = 'table3.carried_forward.' || split_part(o.key, '.', 3)
LEFT JOIN labels l ON l.edition = now.edition AND l.key = o.key
WHERE o.value <> c.value AND (getvariable('year') IS NULL OR now.year = getvariable('year'))
ORDER BY 1, 2, l.place
