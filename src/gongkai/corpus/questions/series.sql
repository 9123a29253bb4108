-- 各机关一格数字的历年变化（--key 写格，默认 table3.new_received.total）
SELECT a.organ AS 机关, a.year AS 年度, f.value AS 数值,
       f.value - lag(f.value) OVER own AS 增减,
       a.year - lag(a.year) OVER own AS 间隔年数
FROM facts f JOIN annual a USING (file)
WHERE f.key = coalesce(getvariable('key'), 'table3.new_received.total')
WINDOW own AS (PARTITION BY a.organ ORDER BY a.year)
ORDER BY 1, 2
