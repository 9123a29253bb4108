-- 哪些年报的文字与上一年度或者其他机关相同，相同多少
SELECT r.organ AS 机关, r.year AS 年度, f.key AS 部分, f.figure AS 相同,
       o.organ AS 对照机关, o.year AS 对照年度, f.quote AS 文字, f.file AS 文件, f.other AS 对照文件
FROM findings f JOIN reports r USING (file) JOIN reports o ON o.file = f.other
WHERE f.code IN ('REU01', 'REU02')
  AND (getvariable('year') IS NULL OR r.year = getvariable('year'))
ORDER BY try_cast(rtrim(f.figure, '%') AS INTEGER) DESC, f.file, f.number
