-- 哪些机关缺哪一年度的年报（默认看文件夹中出现过的全部年度，--year 只看一年）
WITH years AS (
    SELECT DISTINCT year FROM annual WHERE getvariable('year') IS NULL
    UNION SELECT getvariable('year') WHERE getvariable('year') IS NOT NULL
)
SELECT organ AS 机关, year AS 缺少年度
FROM (SELECT DISTINCT organ FROM annual) CROSS JOIN years
WHERE NOT EXISTS (
    SELECT 1 FROM annual a WHERE a.organ = "机关" AND a.year = "缺少年度"
)
ORDER BY 1, 2
